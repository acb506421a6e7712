import { answer, panel, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'played/court-seal' })
test.setTimeout(150_000)

const court = 'Juvenile Court of the County of Rio Alto'

test('a record is sealed by two people on a court’s order, is nowhere to be found, and is opened again by two', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const caseId = await server.id('kickball:case')
  const path = `/cases/${caseId}/record`
  const main = page.getByRole('main')
  let number = ''

  await test.step('the records officer asks, with the order', async () => {
    await turn('U29', '2027-06-02 09:10')
    await page.goto(path)
    await page.getByRole('link', { name: 'Ask for it to be sealed' }).click()
    await expect(main).toContainText('Only a court’s order seals a record.')
    await answer(page, { 'Which court?': court, 'Day of the order': '2027-06-03' })
    await send(page, 'Ask for it')
    await expect(main).toContainText('Give the number of the order.')
    await accessible()
    await answer(page, { 'Number of the order': 'JV-27-0118' })
    await send(page, 'Ask for it')
    await expect(main).toContainText('This day is still to come.')
    await answer(page, { 'Day of the order': '2027-06-01' })
    await send(page, 'Ask for it')
    await expect(panel(page, 'Sealing by order of a court')).toContainText('You asked for this.')
  })

  await test.step('the district lead finds it in their work, and seals it with the number of the case', async () => {
    await turn('U01', '2027-06-02 10:00')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Seal .* or leave it/ }).click()
    await page.getByRole('link', { name: 'Look at it and seal it' }).click()
    number = /RA-\d\d-\d{4}/.exec(await main.innerText())?.[0] ?? ''
    await expect(main).toContainText('order JV-27-0118')
    await accessible()
    await answer(page, { 'Type the number of the case': 'RA-99-9999' })
    await send(page, 'Seal it now')
    await expect(main).toContainText('This is not the number of this case.')
    await answer(page, { 'Type the number of the case': number })
    await send(page, 'Seal it now')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A sealed record')
    await expect(main).not.toContainText(/Marchetti|Leo|RA-\d\d/)
    await accessible()
    await server.jobs()
  })

  await test.step('nobody finds it: not its team, not by its number, not in an emergency', async () => {
    for (const who of ['U17', 'U01', 'U29']) {
      await turn(who, '2027-06-02 11:00')
      expect((await page.goto(`/cases/${caseId}`))?.status()).toBe(404)
      expect((await page.goto(path))?.status()).toBe(404)
      await page.goto('/cases?view=closed')
      await expect(main).not.toContainText(number)
    }
    expect(await server.acts()).toContain('key.putAway')
  })

  await test.step('the records officer asks for it to be opened again; the district lead does it', async () => {
    await turn('U29', '2027-06-03 09:00')
    await page.goto('/records')
    const sealed = panel(page, 'Sealed by order of a court')
    await expect(sealed).toContainText('JV-27-0118')
    await accessible()
    await sealed.getByRole('link', { name: /JV-27-0118/ }).click()
    await page.getByRole('link', { name: 'Ask for it to be opened again' }).click()
    const order = { 'Which court?': court, 'Number of the order': 'JV-27-0201', 'Day of the order': '2027-06-02' }
    await answer(page, order)
    await send(page, 'Ask for it')
    await expect(panel(page, 'Opening it again')).toContainText('You asked for this.')

    await page.getByRole('link', { name: 'Leave it sealed' }).click()
    await answer(page, { 'Why does it stay sealed?': 'The order names another record.' })
    await send(page, 'Leave it sealed')
    await expect(panel(page, 'Opening it again')).toContainText('Nobody asked for it.')
    await page.getByRole('link', { name: 'Ask for it to be opened again' }).click()
    await answer(page, order)
    await send(page, 'Ask for it')
    await expect(panel(page, 'Opening it again')).toContainText('You asked for this.')

    await turn('U01', '2027-06-03 10:00')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Open a sealed record again/ }).click()
    await page.getByRole('link', { name: 'Look at it and open it again' }).click()
    await accessible()
    await answer(page, { 'Type the number of the order that opens it': 'JV-27-0118' })
    await send(page, 'Open it again')
    await expect(main).toContainText('This is not the number of the order that was given.')
    await answer(page, { 'Type the number of the order that opens it': 'JV-27-0201' })
    await send(page, 'Open it again')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keeping and destroying')
    await server.jobs()
    await turn('U17', '2027-06-03 11:00')
    expect((await page.goto(`/cases/${caseId}`))?.status()).toBe(200)
    await expect(main).toContainText(number)
  })
})
