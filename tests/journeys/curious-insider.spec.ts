import type { Page } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/curious' })
test.setTimeout(150_000)

/** A page as its reader sees it, with what names the request left out. */
async function said(page: Page, path: string): Promise<string> {
  const status = (await page.goto(path))?.status() ?? 0
  const text = (await page.getByRole('main').innerText()).replaceAll(/req_\w+/g, '')
  return `${status} ${text}`
}

test('a teacher who is curious finds the same answer at every door', async ({ page, as, server, accessible }) => {
  const path = `/cases/${await server.folder()}`
  const nowhere = `/cases/cas_${'a'.repeat(26)}`
  await as('triage')
  await page.goto('/people')
  await page
    .getByRole('main')
    .getByRole('textbox')
    .or(page.getByRole('main').getByRole('searchbox'))
    .first()
    .fill('Marchetti')
  await page
    .getByRole('main')
    .getByRole('button', { name: /Search|Find/ })
    .click()
  const leo =
    (await page
      .getByRole('main')
      .getByRole('link', { name: /Leo Marchetti/ })
      .getAttribute('href')) ?? ''

  // A teacher of the same school, a team member of another one, and whoever runs the system.
  for (const who of ['referrer', 'outsider', 'administrator']) {
    await test.step(`${who}: a case that is there answers like one that is not`, async () => {
      await as(who)
      expect(await said(page, path)).toMatch(/^404 /)
      for (const place of ['', '/team', '/entries/ent_a', '/files/fil_a', '/note/new', '/as-of', '/access'])
        expect(await said(page, path + place), place).toBe(await said(page, nowhere + place))
      for (const place of ['/print', '/viewers', '/trail', '/decisions', '/recusals', '/danger', '.data'])
        expect((await page.request.get(path + place)).status(), place).toBe(404)
    })
  }

  await test.step('forms that are sent all the same change nothing, and answer alike', async () => {
    const form = { 'happened.day': '2026-09-15', 'happened.time': '09:00', about: 'other', text: 'A note.' }
    const kinds = await server.kinds(path.slice('/cases/'.length))
    for (const where of [path, nowhere]) {
      const sent = await page.request.post(`${where}/note/new`, { form, headers: { Origin: server.origin } })
      expect(sent.status()).toBe(404)
    }
    expect(await server.kinds(path.slice('/cases/'.length))).toEqual(kinds)
  })

  await test.step('lists, search, people, counts and the log show nothing of it', async () => {
    await as('outsider')
    await page.goto('/cases')
    await expect(page.locator(`a[href*="${path}"]`)).toHaveCount(0)
    await page.goto('/cases/search')
    await page
      .getByRole('main')
      .getByRole('searchbox')
      .or(page.getByRole('main').getByRole('textbox'))
      .first()
      .fill('RA-26')
    await page
      .getByRole('main')
      .getByRole('button', { name: /Search|Find/ })
      .click()
    await expect(page.locator(`a[href*="${path}"]`)).toHaveCount(0)
    await accessible()
    for (const place of [leo, '/people/per_a']) expect((await page.request.get(place)).status(), place).toBe(404)
    for (const place of ['/counts', '/counts/file', '/audit', '/audit/looks', '/admin'])
      expect([403, 404], place).toContain((await page.request.get(place)).status())
    await as('referrer')
    for (const place of ['/people', leo, '/cases/search?words=RA'])
      expect([200, 403, 404], place).toContain((await page.request.get(place)).status())
    await page.goto('/cases')
    await expect(page.locator('a[href*="/cases/cas_"]')).toHaveCount(0)
  })
})

test('somebody on duty who reads every report is found by the auditor', async ({ page, as, server, accessible }) => {
  const day = (await server.now()).slice(0, 10) === '2026-09-15' ? '2026-09-16' : '2026-09-17'
  await server.local(`${day} 09:00`)
  const cases: string[] = []
  for (let n = 0; n < 31; n++) cases.push(await server.folder())

  await test.step('he may: an emergency may need it. Nothing stops him', async () => {
    await as('onCall')
    for (const caseId of cases) expect((await page.request.get(`/cases/${caseId}`)).status()).toBe(200)
    await page.goto(`/cases/${cases[0]}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goto('/work')
    await expect(page.getByRole('main')).not.toContainText('different cases within an hour')
    expect((await page.request.get('/audit/looks')).status()).toBe(403)
  })

  await test.step('the auditor has it in My work within minutes', async () => {
    await server.local(`${day} 09:20`)
    await server.jobs()
    await as('auditor')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Test onCall opened 31 different cases within an hour/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Looks worth asking about')
    const row = page.getByRole('row', { name: /Test onCall/ }).first()
    await expect(row).toContainText('Opened 31 different cases and pages of people within an hour')
    await expect(row).toContainText('More than 30. It went on: it may have been an emergency.')
    await expect(page.getByLabel('Who')).toHaveValue(await server.id('onCall'))
    await accessible()
  })

  await test.step('from there to the lines of the log, and back to a list that nobody else is on', async () => {
    await page
      .getByRole('row', { name: /Test onCall/ })
      .first()
      .getByRole('link')
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit log')
    await expect(page.getByRole('row', { name: /Test onCall.*looked at the case page/ })).toHaveCount(32)
    await page.getByRole('link', { name: 'Looks worth asking about' }).click()
    await expect(page.getByRole('row', { name: /Test triage/ })).toHaveCount(0)
    await page.goto('/work')
    await expect(page.getByRole('main')).not.toContainText('different cases within an hour')
  })

  await test.step('a district lead reads the number it rests on, and may change it', async () => {
    await as('districtLead')
    await page.goto('/audit/looks?from=tomorrow')
    await expect(page.getByText('There is a problem')).toBeVisible()
    await page.goto('/audit/looks')
    await page.getByRole('link', { name: 'Change these numbers' }).click()
    await expect(page.getByLabel('Different cases and pages of people within an hour')).toHaveValue('30')
    await page.getByLabel('Where does the number come from?').fill('Board policy 5145, September 2026')
    await page.getByRole('button', { name: 'Save these numbers' }).click()
    await expect(page.getByText('From: Board policy 5145, September 2026.')).toBeVisible()
    await accessible()
  })
})
