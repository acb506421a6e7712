import type { Page } from '@playwright/test'
import { answer, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/recusal' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a counselor takes herself off a case: it is hidden from her at once, and nobody reads why but those who lead', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const caseId = await server.folder()
  await test.step('she says so in one step, without a reason', async () => {
    await as('triage')
    await page.goto(`/cases/${caseId}`)
    await page.locator('#main summary', { hasText: 'More' }).click()
    await page.getByRole('link', { name: 'I should not be on this case' }).click()
    await expect(heading(page)).toHaveText('I should not be on this case')
    await expect(page.getByText('You need not say why.')).toBeVisible()
    await expect(page.getByText('You can’t take this back yourself. A district lead can.')).toBeVisible()
    await accessible()
    await page.getByRole('button', { name: 'Take me off this case' }).click()
    await expect(page.getByText('You are off that case.')).toBeVisible()
    await accessible()
  })

  await test.step('the case is not there for her any more', async () => {
    for (const place of ['', '/team', '/recusals', '/recusal/declare', '/danger'])
      expect((await page.request.get(`/cases/${caseId}${place}`)).status(), place).toBe(404)
    await page.goto('/cases')
    await expect(page.locator(`a[href*="${caseId}"]`)).toHaveCount(0)
  })

  await test.step('a district lead reads that she tried, who is kept out, and lets her back', async () => {
    await as('otherLead')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Somebody who is kept out of RA-26-\d{4} tried to open it/ }).click()
    await expect(heading(page)).toHaveText('Who is kept out')
    await expect(page.getByText('Test triage')).toBeVisible()
    await accessible()
    await page.getByRole('link', { name: 'Let back: Test triage' }).click()
    await page.getByLabel('Why?').fill('She meant another case.')
    await page.getByRole('button', { name: 'Let them back' }).click()
    await expect(page.getByText('Nobody is kept out.')).toBeVisible()
  })
  expect(await server.kinds(caseId)).toEqual(expect.arrayContaining(['recusal', 'member-ended', 'recusal-answered']))
})

test('a parent who works here finds nothing of her own child’s case, by any way', async ({
  page,
  as,
  server,
  accessible,
  javaScriptEnabled,
}) => {
  test.setTimeout(120_000)
  const number = javaScriptEnabled ? '7011' : '7012'
  const email = `parent.${number}@rioalto.example`
  let path = ''

  await test.step('the roster and her account know her by the same address', async () => {
    await as('administrator')
    await page.goto(`/admin/users/${await server.id('lead')}/edit`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: /^Save/ }).click()
    await page.goto('/admin/people/new')
    await page.getByLabel('First name').first().fill('Vera')
    await page.getByLabel('Last name').first().fill(`Sandoval-${number}`)
    await page.getByLabel('Student number').fill(number)
    await page.getByLabel('Grade').fill('4')
    await page.getByLabel('School', { exact: true }).selectOption({ label: 'Alder Creek Elementary (TK-5)' })
    await page.getByLabel('First name').nth(1).fill('Test')
    await page.getByLabel('Last name').nth(1).fill(`Sandoval-${number}`)
    await page.getByLabel('Relation', { exact: true }).first().fill('mother')
    await page.getByLabel('E-mail').first().fill(email)
    await page.getByRole('button', { name: 'Add this student' }).click()
    await expect(page.getByText('The student is saved.')).toBeVisible()
  })

  await test.step('a teacher reports; the chair, who is her mother, would open it', async () => {
    await as('referrer')
    await page.goto('/refer')
    await answer(page, {
      'Is someone in danger right now?': 'No',
      'What happened?': 'Vera said that nobody would miss the class.',
      'Which student?': number,
      'Was a weapon seen, shown or talked about?': 'No',
      'Where is this person now?': 'In the office',
    })
    await send(page, 'Send to the team')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    const caseId = /reports\/(cas_\w+)\/sent/.exec(page.url())?.[1] ?? ''
    path = `/cases/${caseId}`
    await as('triage')
    await page.goto(`${path}/acknowledge`)
    await send(page, 'Open this report')
    await page.goto(`${path}/identify`)
    await answer(page, { 'What agrees?': ['Student number', 'Photo'] })
    await send(page, 'Confirm')
    await expect(page).toHaveURL(/saved=/)
  })

  await test.step('for her it is not there: page, list, search, work, print, and in an emergency', async () => {
    await as('lead')
    for (const place of ['', '/team', '/print', '/viewers', '/danger', '/recusals', '/note/new', '/triage'])
      expect((await page.request.get(path + place)).status(), place).toBe(404)
    for (const place of ['/work', '/cases', '/cases?view=closed']) {
      await page.goto(place)
      await expect(page.locator(`a[href*="${path}"]`), place).toHaveCount(0)
      await expect(page.getByRole('main'), place).not.toContainText('Vera')
    }
    await page.goto('/emergencies/new')
    await answer(page, {
      'Or the student’s number, or full name': number,
      'At which school?': 'Alder Creek Elementary',
      'What is it?': 'A student can’t be found',
      'What happened, and what do you need to know?': 'She is not at home and I need to know more.',
    })
    await send(page, 'Open the case now')
    await expect(page.getByRole('main')).toContainText('No case that you can open in an emergency fits this.')
    await accessible()
  })

  await test.step('a district lead is asked, says that it is so, and it stays so', async () => {
    await as('otherLead')
    await page.goto('/work')
    await workRow(page, 'Is Test lead related to this student?').first().getByRole('link').first().click()
    await answer(page, { 'Is it so?': 'Yes', 'How do you know?': 'She is listed as the mother.' })
    await send(page, 'Save the answer')
    await expect(page).not.toHaveURL(/\/answer$/)
    await page.goto(`${path}/recusals`)
    await expect(page.getByRole('region', { name: 'Kept out now' })).toContainText('Test lead')
    await as('lead')
    expect((await page.request.get(path)).status()).toBe(404)
    expect(await server.kinds(path.slice('/cases/'.length))).toContain('recusal-answered')
  })

  await test.step('that she tried is asked about by whoever reads the log', async () => {
    await as('auditor')
    await page.goto('/audit/looks')
    await expect(page.getByRole('row', { name: /Test lead Tried to open RA-26-\d{4}/ }).first()).toBeVisible()
  })
})
