import type { Browser, Page } from '@playwright/test'
import { answer, fillIn, onRecord, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'
import type { JourneyServer } from '#tests/setup/journey.ts'

test.use({ district: 'played/two-at-once' })
test.setTimeout(120_000)

/** A second person at a browser of their own, with or without script like the first. */
async function another(browser: Browser, server: JourneyServer, who: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled })
  const value = await server.session(who)
  await context.addCookies([{ name: 'offramp', value, url: server.origin, httpOnly: true, sameSite: 'Lax' }])
  return context
}

const arrivedMeanwhile = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Something was added to this case while you were writing.' })

const contact = {
  'With whom?': 'Parent or guardian of the student of concern',
  'Why?': 'The essay',
  'How?': 'Phone',
  'Reached?': 'Yes',
}

test.describe('two people at once', () => {
  test('put two contacts on record: both stand', async ({ page, as, browser, server, javaScriptEnabled }) => {
    const caseId = await server.id('inquiry:case')
    const path = `/cases/${caseId}/contact/new`
    const before = await server.kinds(caseId)
    const context = await another(browser, server, 'U09', javaScriptEnabled)
    const other = await context.newPage()
    await as('U07')
    await page.goto(path)
    await other.goto(path)
    await answer(page, { ...contact, 'Name and relation': 'Quinn Wakefield (parent)' })
    await answer(other, { ...contact, 'Name and relation': 'Noor Wakefield (aunt)' })
    await Promise.all([send(page, 'Save the contact'), send(other, 'Save the contact')])
    await onRecord(page)
    await onRecord(other)
    expect((await server.kinds(caseId)).slice(before.length)).toEqual(['contact', 'contact'])
    await context.close()
  })

  test('change one action of the plan: the second sees what the first saved, and keeps every word', async ({
    page,
    as,
    browser,
    server,
    javaScriptEnabled,
  }) => {
    const plan = `/cases/${await server.id('managing:case')}/plan`
    const path = `${plan}/actions/${await server.id('managing:action')}/edit`
    const context = await another(browser, server, 'U13', javaScriptEnabled)
    const other = await context.newPage()
    await as('U14')
    await page.goto(path)
    await fillIn(other, path, { 'How do we know it was done?': 'Ms. Cho signs the sheet' }, 'Save the action')
    await expect(other).toHaveURL(new RegExp(`${plan}\\?saved=`))

    await answer(page, { 'When does it end?': 'The team ends it in June' })
    await send(page, 'Save the action')
    await expect(arrivedMeanwhile(page)).toBeVisible()
    await expect(page.getByLabel('When does it end?')).toHaveValue('The team ends it in June')
    await answer(page, { 'How do we know it was done?': 'Ms. Cho signs the sheet' })
    await send(page, 'Save anyway after reading')
    await expect(page).toHaveURL(new RegExp(`${plan}\\?saved=`))
    await expect(page.getByText('Ms. Cho signs the sheet').first()).toBeVisible()
    await expect(page.getByText('The team ends it in June').first()).toBeVisible()
    await context.close()
  })

  test('judge: who is late reads what arrived before the judgement counts', async ({
    page,
    as,
    browser,
    server,
    javaScriptEnabled,
  }) => {
    const path = `/cases/${await server.id('managing-low:case')}`
    const context = await another(browser, server, 'U19', javaScriptEnabled)
    const other = await context.newPage()
    await as('U18')
    await page.goto(`${path}/plan/review`)
    const review = {
      'How is the plan working?': 'Calm mornings.',
      'Does the plan stay as it is?': 'It stays as it is',
      'Does the level of concern still fit?': 'Yes',
      'Next review on': '2027-06-03',
    }
    await answer(page, review)
    await fillIn(
      other,
      `${path}/note/new`,
      { 'What kind of note?': 'Patrol', Note: 'He was seen at the gate at night.' },
      'Save the note',
    )
    await onRecord(other)
    await send(page, 'Save the review')
    await expect(arrivedMeanwhile(page)).toContainText('He was seen at the gate at night.')
    await expect(page.getByLabel('How is the plan working?')).toHaveValue('Calm mornings.')
    await send(page, 'Save anyway after reading')
    await expect(page).not.toHaveURL(/\/review$/)
    expect(await server.kinds(await server.id('managing-low:case'))).toContain('plan-review')
    await context.close()
  })
})

test.describe('one form sent more than once', () => {
  test('by a double click is one entry', async ({ page, as, server }) => {
    const caseId = await server.id('just-opened:case')
    const before = await server.kinds(caseId)
    await as('U07')
    await page.goto(`/cases/${caseId}/note/new`)
    await answer(page, { 'What kind of note?': 'Patrol', Note: 'Gate 4 is open.' })
    await page.getByRole('button', { name: 'Save the note' }).dblclick()
    await onRecord(page)
    expect((await server.kinds(caseId)).slice(before.length)).toEqual(['note'])
  })

  test('after going back is one entry', async ({ page, as, server }) => {
    const caseId = await server.id('routed:case')
    const before = await server.kinds(caseId)
    await as('U09')
    await page.goto(`/cases/${caseId}/note/new`)
    await answer(page, { 'What kind of note?': 'Patrol', Note: 'Gate 5 is open.' })
    await send(page, 'Save the note')
    await onRecord(page)
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Note')
    await send(page, 'Save the note')
    const again = page.getByText(/^On record: /)
    await expect(again.or(page.getByRole('alert').first())).toBeVisible()
    expect((await server.kinds(caseId)).slice(before.length)).toEqual(['note'])
  })

  test('word for word is answered like the first time; with other words it is kept and asked about', async ({
    page,
    as,
    server,
  }) => {
    const caseId = await server.id('not-a-threat:case')
    const before = await server.kinds(caseId)
    await as('U14')
    await page.goto(`/cases/${caseId}/note/new`)
    await answer(page, { 'What kind of note?': 'Patrol', Note: 'Gate 6 is open.' })
    const pairs = await page
      .locator('form.entry-form')
      .evaluate((form: HTMLFormElement) => [...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const sendAgain = async (words: string) =>
      page.request.post(`/cases/${caseId}/note/new`, {
        headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
        data: new URLSearchParams(
          pairs.map(([name, value]) => [name ?? '', name === 'text' ? words : (value ?? '')]),
        ).toString(),
        maxRedirects: 0,
      })
    const first = await sendAgain('Gate 6 is open.')
    const second = await sendAgain('Gate 6 is open.')
    expect([first.status(), second.status()]).toEqual([303, 303])
    expect(second.headers().location).toBe(first.headers().location)
    const other = await sendAgain('Gate 7 is open.')
    expect(other.status()).toBe(409)
    expect(await other.text()).toContain('Gate 7 is open.')
    expect((await server.kinds(caseId)).slice(before.length)).toEqual(['note'])
  })
})

test('two tabs on one form: no draft is written over, and both texts can be sent @script', async ({
  page,
  as,
  context,
  server,
}) => {
  const caseId = await server.id('plan-to-build:case')
  const before = await server.kinds(caseId)
  await as('U13')
  const second = await context.newPage()
  for (const tab of [page, second]) await tab.goto(`/cases/${caseId}/note/new`)
  await answer(page, { 'What kind of note?': 'Patrol', Note: 'Typed in the first tab.' })
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await answer(second, { 'What kind of note?': 'Patrol', Note: 'Typed in the second tab.' })
  await expect(second.getByText('This form is also open somewhere else.')).toBeVisible()

  const third = await context.newPage()
  await third.goto(`/cases/${caseId}/note/new`)
  await expect(third.getByLabel('Note', { exact: true })).toHaveValue('Typed in the first tab.')
  await third.close()
  await send(second, 'Save the note')
  await onRecord(second)
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Typed in the first tab.')
  await send(page, 'Save the note')
  await onRecord(page)
  expect((await server.kinds(caseId)).slice(before.length)).toEqual(['note', 'note'])
})
