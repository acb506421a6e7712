import { expect, journeyPassword, test } from '#tests/setup/journey.ts'

const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString()

test.describe('a session', () => {
  test('ends after half an hour without anything done, and is known again after sign-in', async ({
    page,
    as,
    server,
  }) => {
    await as('outsider')
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test outsider')
    await server.clock(later(await server.now(), 29))
    await page.goto('/account')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test outsider')
    await server.clock(later(await server.now(), 31))
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
    expect(await server.acts()).toContain('auth.sessionExpired')
  })

  test('ends after twelve hours, however busy', async ({ request, server }) => {
    const cookie = `offramp=${await server.session('outsiderToo')}`
    const status = async () =>
      (await request.get('/account', { headers: { Cookie: cookie }, maxRedirects: 0 })).status()
    for (let hours = 0; hours < 11.5; hours += 0.45) {
      await server.clock(later(await server.now(), 27))
      expect(await status()).toBe(200)
    }
    await server.clock(later(await server.now(), 45))
    expect(await status()).toBe(303)
  })
})

test.describe('the password', () => {
  test('is changed with the old one, and ends other sessions', async ({ page, as, server, browser, accessible }) => {
    await as('auditor')
    const other = await browser.newContext({ baseURL: server.origin })
    await other.addCookies([{ name: 'offramp', value: await server.session('auditor'), url: server.origin }])
    await page.goto('/account/password')
    await accessible()
    const change = async (now: string, next: string, again = next) => {
      await page.getByLabel('Password you use now').fill(now)
      await page.getByLabel('New password', { exact: true }).fill(next)
      await page.getByLabel('New password again').fill(again)
      await page.getByRole('button', { name: 'Change the password' }).click()
    }
    await change('not this one at all', 'purple kettle under the stairs')
    await expect(page.getByText('Error: This is not the password you use now.')).toBeVisible()
    await change(journeyPassword, 'short')
    await expect(page.getByText('Error: Use at least 12 characters.')).toBeVisible()
    await change(journeyPassword, 'Rio Alto Unified 2026')
    await expect(page.getByText('Error: This is among the first things')).toBeVisible()
    await change(journeyPassword, 'purple kettle under the stairs', 'another')
    await expect(page.getByText('Error: The two new passwords are not the same.')).toBeVisible()
    await change(journeyPassword, 'purple kettle under the stairs')
    await expect(page.getByText('Your password is changed.')).toBeVisible()
    expect((await other.request.get('/account', { maxRedirects: 0 })).status()).toBe(303)
    await other.close()
  })
})
