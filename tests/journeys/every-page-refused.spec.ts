import type { Page } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'
import { axeViolations, desktop, hydrated, phone, wrongWith } from '#tests/setup/page-checks.ts'

test.use({ district: 'played/refused', contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(120_000)

/** A page that refused something is looked at like any other. */
async function looksRight(page: Page, script: boolean, signedIn = true): Promise<void> {
  if (script) await hydrated(page)
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    const wrong = [...(await wrongWith(page, signedIn)), ...(script ? await axeViolations(page) : [])]
    expect(wrong, `${page.url()} at ${size.width}`).toEqual([])
  }
}

test.describe('what was refused can be read', () => {
  test('a page that is not there, and one that is somebody else’s, answer the same', async ({
    page,
    as,
    server,
    javaScriptEnabled,
  }) => {
    await as('U28')
    const words: string[] = []
    for (const path of ['/no/such/page', `/cases/${await server.id('inquiry:case')}`, '/cases/cas_none/level']) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      await expect(page).toHaveTitle('We can’t find this page · Offramp')
      words.push((await page.locator('main').innerText()).replace(/\w{20,}/, 'number'))
      await looksRight(page, javaScriptEnabled)
    }
    expect(new Set(words).size).toBe(1)
  })

  test('a page for another role says so', async ({ page, as, javaScriptEnabled }) => {
    await as('U28')
    expect((await page.goto('/admin/users'))?.status()).toBe(403)
    await looksRight(page, javaScriptEnabled)
  })

  test('every target is high enough before the typeface has arrived', async ({ page, as, server }) => {
    await page.route('**/*.woff2', (route) => route.fulfill({ status: 200, contentType: 'font/woff2', body: '' }))
    await as('U28')
    for (const path of ['/no/such/page', '/refer', '/work']) {
      await page.goto(path)
      expect(await wrongWith(page, true), path).toEqual([])
    }
    await as('U13')
    for (const path of ['/work', '/cases', `/cases/${await server.id('inquiry:case')}`]) {
      await page.goto(path)
      expect(await wrongWith(page, true), path).toEqual([])
    }
  })

  test('a form with errors shows them on a phone, each beside its field', async ({
    page,
    as,
    server,
    javaScriptEnabled,
  }) => {
    await page.setViewportSize(phone)
    const inquiry = `/cases/${await server.id('inquiry:case')}`
    const forms: [who: string, path: string][] = [
      ['U28', '/refer'],
      ['U07', `${inquiry}/contact/new`],
      ['U07', `${inquiry}/weapon-access/new`],
      ['U07', `${inquiry}/plan/actions/new`],
    ]
    for (const [who, path] of forms) {
      await as(who)
      await page.goto(path)
      if (javaScriptEnabled) await hydrated(page)
      await page.locator('.entry-form .button-main').click()
      await expect(page.getByText('There is a problem')).toBeVisible()
      await expect(page).toHaveTitle(/^Error: /)
      await looksRight(page, javaScriptEnabled)
      const links = page.getByRole('alert').getByRole('link')
      expect(await links.count(), path).toBeGreaterThan(1)
      for (const link of await links.all()) {
        const target = page.locator((await link.getAttribute('href')) ?? 'nothing')
        await expect(target, path).toHaveCount(1)
      }
      await page.setViewportSize(phone)
    }
  })

  test('a gate says what is missing, why, and what can be done', async ({ page, as, server, javaScriptEnabled }) => {
    await as('U13')
    await page.goto(`/cases/${await server.id('just-opened-report:case')}/triage`)
    await page.getByLabel('Resolved, no continuing concern').check()
    await page.getByLabel('Why?').fill('A joke.')
    await page.getByRole('group', { name: 'What do you rely on?' }).getByRole('checkbox').first().check()
    const posted = page.waitForResponse((one) => one.request().method() === 'POST' && !one.url().endsWith('/drafts'))
    await page.getByRole('button', { name: 'Record this outcome' }).click()
    expect((await posted).status()).toBe(409)
    await expect(page.getByRole('heading', { name: 'Not yet: end this screening' }).first()).toBeVisible()
    await expect(page).toHaveTitle(/^Error: /)
    await looksRight(page, javaScriptEnabled)
    await page.getByText('Go on without it', { exact: true }).first().click()
    await expect(page.getByLabel('Reason')).toBeVisible()
    await looksRight(page, javaScriptEnabled)
    const again = page.waitForResponse((one) => one.request().method() === 'POST' && !one.url().endsWith('/drafts'))
    await page.getByRole('button', { name: 'Go on without it' }).click()
    expect((await again).status()).toBe(422)
    await expect(page.getByText('Give your reason.')).toBeVisible()
    await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Give your reason/)
    await looksRight(page, javaScriptEnabled)
  })

  test('sign-in on a phone, with both fields missing', async ({ page, javaScriptEnabled }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveTitle('Error: Sign in · Offramp')
    await looksRight(page, javaScriptEnabled, false)
  })

  test('the sheet under “More” on a phone', async ({ page, as, javaScriptEnabled }) => {
    await as('U01')
    await page.setViewportSize(phone)
    await page.goto('/work')
    await page.getByText('More', { exact: true }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    expect(await wrongWith(page, true)).toEqual([])
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([])
  })
})
