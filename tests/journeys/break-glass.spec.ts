import { answer, panel, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'
import { hydrated } from '#tests/setup/page-checks.ts'

test.use({ district: 'played/emergency' })
test.setTimeout(150_000)

test('a counselor opens a case in an emergency, reads it, changes nothing; the chair reviews it', async ({
  page,
  turn,
  server,
  accessible,
  javaScriptEnabled,
}) => {
  const caseId = await server.id('inquiry:case')
  const path = `/cases/${caseId}`
  const main = page.getByRole('main')
  const banner = page.getByRole('region', { name: 'Opened in an emergency' })

  await test.step('who is not on the case finds the way in the rail, and is asked why', async () => {
    await turn('U10', '2027-06-02 14:10')
    expect((await page.goto(path))?.status()).toBe(404)
    await page.goto('/work')
    await page.getByRole('link', { name: 'Open a case in an emergency' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open a case in an emergency')
    if (javaScriptEnabled) await hydrated(page)
    await answer(page, {
      'Case or report number': 'RA-99-0001',
      'What is it?': 'A student can’t be found',
      'What happened, and what do you need to know?': 'Theo left class upset. I need to know whom to call.',
    })
    await send(page, 'Open the case now')
    await expect(main).toContainText('No case that you can open in an emergency fits this.')
    await expect(page.getByLabel('What happened, and what do you need to know?')).toHaveValue(/Theo left class/)
    await accessible()
  })

  await test.step('an hour of reading, under words that say so on every page', async () => {
    await answer(page, {
      'Case or report number': '',
      'Or the student’s number, or full name': 'Theo Wakefield',
      'At which school?': 'Delta Vista High',
    })
    await send(page, 'Open the case now')
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await expect(banner).toContainText('Opened in an emergency. Until 3:10 pm. Everything you read is recorded, and')
    await expect(banner).toContainText('Karen Lindqvist')
    await expect(page.getByText('opened in an emergency, since 2:10 pm, until 3:10 pm')).toBeVisible()
    await expect(main).not.toContainText(/Add to the case|Someone is in danger now|Decisions and work/)
    await accessible()
    await page.goto(`${path}/entries/${await server.id('inquiry:talk')}`)
    await expect(banner).toContainText('Until 3:10 pm.')
    await page.goto(`${path}/team`)
    await expect(banner).toBeVisible()
  })

  await test.step('nothing can be changed, printed or taken out', async () => {
    for (const place of ['contact/new', 'danger', 'level', 'print', 'decisions', 'trail', 'viewers'])
      expect((await page.request.get(`${path}/${place}`)).status(), place).toBe(404)
    const sent = await page.request.post(`${path}/note/new`, {
      form: { 'happened.day': '2027-06-02', 'happened.time': '14:15', about: 'other', text: 'A note.' },
      headers: { Origin: server.origin },
    })
    expect(sent.status()).toBe(404)
  })

  await test.step('closed early it is as before, and is not opened again before somebody reviewed it', async () => {
    await page.goto(path)
    await banner.getByRole('button', { name: 'Close it now' }).click()
    await expect(page).toHaveURL(/\/work/)
    expect((await page.goto(path))?.status()).toBe(404)
    await page.goto('/emergencies/new')
    await expect(panel(page, 'What you opened before')).toContainText('Waits for its review, due Thu 3 Jun, 3:15 pm')
  })

  await test.step('the chair finds it in My work and says what they found', async () => {
    await turn('U07', '2027-06-02 15:30')
    await page.goto('/work')
    const row = workRow(page, /^Dr\. Ruth Feldman opened RA-\d\d-\d{4} in an emergency at 2:10 pm$/)
    await row.getByRole('link').click()
    await expect(panel(page, 'What happened')).toContainText('Theo left class upset.')
    await expect(panel(page, 'What was read')).toContainText('looked at the case page')
    await expect(panel(page, 'What was read')).toContainText('looked at an entry')
    await accessible()
    await answer(page, {
      'It was': 'Justified',
      'What did you look at, and what follows?': 'Theo was found by 2:40 pm. Nothing else was read.',
    })
    await send(page, 'Record the review')
    await expect(panel(page, 'Reviewed')).toContainText('Justified')
    await expect(main).toContainText('This school year a case was opened in an emergency once.')
    await accessible()
    await page.goto('/work')
    await expect(main).not.toContainText('in an emergency at')
  })

  await test.step('a district lead reads in the case who opened it and why', async () => {
    await turn('U01', '2027-06-02 15:40')
    await page.goto(`${path}/viewers`)
    await expect(page.getByRole('row', { name: /Dr\. Ruth Feldman/ }).first()).toContainText('in an emergency')
    await expect(main).toContainText('A student can’t be found.')
    await page.goto('/cases')
    await page
      .getByRole('link', { name: /^Not on the team\. Open in an emergency/ })
      .first()
      .click()
    await expect(page.getByLabel(/^Case or report number/)).toHaveValue(/^RA?-\d/)
  })
})

test('an auditor opens a case with a reason, and reads it by initials', async ({ page, turn, server, accessible }) => {
  const path = `/cases/${await server.id('closing-proposed:case')}`
  const main = page.getByRole('main')

  await test.step('from the list, or by the case’s address, to the question why', async () => {
    await turn('U21', '2027-06-02 16:00')
    await page.goto('/cases')
    await main.getByRole('row').getByRole('link').first().click()
    await expect(page).toHaveURL(/open-to-audit$/)
    await page.goto(path)
    await expect(page).toHaveURL(/open-to-audit$/)
    await send(page, 'Open this case')
    await expect(page.getByText('There is a problem')).toBeVisible()
    await accessible()
    await answer(page, { Reason: 'A complaint about how long the closing takes.' })
    await send(page, 'Open this case')
  })

  await test.step('the case is shown to be read, and offers nothing to do', async () => {
    const banner = page.getByRole('region', { name: 'Opened to audit' })
    await expect(banner).toContainText('Opened to audit until tonight. Students by initials. Sealed parts stay closed.')
    await expect(main).not.toContainText(/Add to the case|Decisions and work|Still missing/)
    await expect(main.locator('.identity-who')).toHaveText(/^[A-Z]\. [A-Z]\./)
    await expect(page.getByText('opened to audit, since 4:00 pm, until the end of Wed 2 Jun')).toBeVisible()
    await accessible()
    await page.goto(`${path}/decisions`)
    await expect(banner).toBeVisible()
  })

  await test.step('its lead reads why beside what was looked at', async () => {
    await turn('U07', '2027-06-02 16:20')
    await page.goto(`${path}/viewers`)
    await expect(page.getByRole('row', { name: /Carl Jennings/ }).first()).toContainText(
      'opened to audit: “A complaint about how long the closing takes.”',
    )
    expect((await page.request.get(`${path}/open-to-audit`)).status()).toBe(404)
  })

  await test.step('tomorrow it is closed again', async () => {
    await turn('U21', '2027-06-03 09:00')
    await page.goto(path)
    await expect(page).toHaveURL(/open-to-audit$/)
  })
})
