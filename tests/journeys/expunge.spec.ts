import { answer, panel, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'played/expunge' })
test.setTimeout(150_000)

test('a screened-out case is held, freed, and destroyed by two people; a certificate is all that is left', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const caseId = await server.id('kickball:case')
  const path = `/cases/${caseId}/record`
  const main = page.getByRole('main')
  let number = ''

  await test.step('the records officer sets a legal hold, and nothing can be asked for', async () => {
    await turn('U29', '2027-06-02 09:10')
    await page.goto('/records')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keeping and destroying')
    await expect(panel(page, 'The retention schedule')).toContainText('Screened out')
    await accessible()
    await page.goto(path)
    await expect(panel(page, 'How long it is kept')).toContainText('3 years after it was finished')
    await page.getByRole('link', { name: 'Set a legal hold' }).click()
    await answer(page, {
      'Why is it kept?': 'An audit',
      'Which matter is it, and who asked?': 'The yearly audit of the county.',
    })
    await send(page, 'Set the hold')
    await expect(panel(page, 'Legal holds')).toContainText('set by Wendell Tanaka')
    await page.getByRole('link', { name: 'Ask for it to be destroyed' }).click()
    await answer(page, {
      'On what basis?': 'There was no threat',
      'Number of the order, or section of the law or policy': 'BP 5125, section 3',
    })
    await send(page, 'Ask for it')
    await expect(main).toContainText('A legal hold stands.')
    await accessible()
  })

  await test.step('once it is lifted, what is asked for names nobody', async () => {
    await page.goto(path)
    await page.getByRole('link', { name: 'Lift: An audit' }).click()
    await answer(page, { 'Why is it over, and who said so?': 'The audit ended.' })
    await send(page, 'Lift the hold')
    await page.goto(`${path}/destroy/ask`)
    const reference = 'Number of the order, or section of the law or policy'
    await answer(page, { 'On what basis?': 'There was no threat', [reference]: 'As the Marchetti family asked' })
    await send(page, 'Ask for it')
    await expect(main).toContainText('This names the student.')
    await answer(page, { [reference]: 'BP 5125, section 3' })
    await send(page, 'Ask for it')
    await expect(panel(page, 'Destroying it')).toContainText('Wendell Tanaka')
    await expect(panel(page, 'Destroying it')).toContainText('You asked for this. Somebody else confirms it.')
  })

  await test.step('the district lead is told after the days, looks at it, and destroys it', async () => {
    await turn('U01', '2027-06-08 09:00')
    await page.goto(path)
    await expect(panel(page, 'Destroying it')).toContainText('It is too early')
    await turn('U01', '2027-06-10 09:00')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Destroy .* or keep it/ }).click()
    await page.getByRole('link', { name: 'Look at it and destroy it' }).click()
    number = /RA-\d\d-\d{4}/.exec(await main.innerText())?.[0] ?? ''
    await answer(page, { 'Type the number of the case': 'RA-99-9999' })
    await send(page, 'Destroy it now')
    await expect(main).toContainText('This is not the number of this case.')
    await accessible()
    await answer(page, { 'Type the number of the case': number })
    await send(page, 'Destroy it now')
    await expect(page).toHaveURL(/\/records\/rrq_/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certificate of destruction')
    await expect(main).toContainText('BP 5125, section 3')
    await expect(main).toContainText(caseId)
    await expect(main).not.toContainText(/Marchetti|Leo/)
    await accessible()
  })

  await test.step('nothing of it can be opened or found any more', async () => {
    expect((await page.goto(`/cases/${caseId}/record`))?.status()).toBe(404)
    await turn('U17', '2027-06-10 10:00')
    expect((await page.goto(`/cases/${caseId}`))?.status()).toBe(404)
    await page.goto('/cases?view=closed')
    await expect(main).not.toContainText(number)
    await server.jobs()
    expect((await server.acts()).filter((act) => act === 'governance.expunge').length).toBeGreaterThan(0)
  })

  await test.step('the log’s texts about it go by a court’s order, and the certificate says so', async () => {
    await turn('U29', '2027-06-11 09:00')
    await page.goto('/records')
    await page.getByRole('link', { name: /^Certificate/ }).click()
    await expect(page).toHaveURL(/\/records\/rrq_/)
    const certificate = page.url()
    await page.getByRole('link', { name: 'Ask for the texts to be destroyed' }).click()
    await accessible()
    await send(page, 'Ask for it')
    await expect(main).toContainText('Give the number of the order.')
    await answer(page, { 'Number of the court’s order': 'Superior Court 34-2027-12' })
    await send(page, 'Ask for it')
    await expect(panel(page, 'What the log still says of it')).toContainText('You asked for this.')
    await turn('U01', '2027-06-14 09:00')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Destroy what the log says/ }).click()
    await page.getByRole('link', { name: 'Keep them' }).click()
    await accessible()
    await page.goto(certificate)
    await page.getByRole('link', { name: 'Look at it and destroy them' }).click()
    await answer(page, { 'Type the number of the order': '34' })
    await send(page, 'Destroy them now')
    await expect(main).toContainText('This is not the number of the order.')
    await answer(page, { 'Type the number of the order': 'Superior Court 34-2027-12' })
    await accessible()
    await send(page, 'Destroy them now')
    await expect(main).toContainText('The log’s texts about it')
    await expect(main).toContainText('The hash of each event stays.')
    await accessible()
  })
})
