import type { Page } from '@playwright/test'
import { expect, journeyPassword, test } from '#tests/setup/journey.ts'
import type { JourneyServer } from '#tests/setup/journey.ts'
import { freshCode, typePassword } from '#tests/setup/signing-in.ts'

test.use({ provider: true })
test.describe.configure({ mode: 'serial' })

test.beforeEach(async ({ page, server }) => {
  // The provider keeps the real time; its login page asks for a font that nobody needs.
  await server.clock(new Date().toISOString())
  await page.route(/googleapis/, (route) => route.fulfill({ contentType: 'text/css', body: '' }))
})

/** What a person does at the provider's own login page. */
async function logIn(page: Page, name: string) {
  await expect(page).toHaveURL(/127\.0\.0\.1/)
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

/** What Offramp asks for itself, as the provider said nothing of a second factor. */
async function secondStep(page: Page, server: JourneyServer) {
  await expect(page).toHaveURL(/\/sign-in\/second/)
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
  await page.getByRole('button', { name: 'Go on' }).click()
}

test('an administrator connects an account, and its person signs in with it', async ({
  page,
  as,
  server,
  accessible,
  context,
}) => {
  const lead = await server.id('lead')
  await as('administrator')
  await page.goto(`/admin/users/${lead}`)
  await page.getByRole('link', { name: 'Connect a Loopback account' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connect an account')
  await accessible()
  await page.getByLabel('E-mail address that the provider shows').fill('no address')
  await page.getByLabel('How do you know').fill('On the staff list.')
  await page.getByRole('button', { name: 'Connect this account' }).click()
  await expect(page.getByText('Write an e-mail address').first()).toBeVisible()
  await page.getByLabel('E-mail address that the provider shows').fill('Ben@rioalto.example')
  await page.getByRole('button', { name: 'Connect this account' }).click()
  await expect(page.getByText('ben@rioalto.example').first()).toBeVisible()
  await expect(page.getByText('not used yet').first()).toBeVisible()
  await accessible()

  await context.clearCookies()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await accessible()
  await page.getByRole('link', { name: 'Sign in with Loopback' }).click()
  await logIn(page, 'ben')
  await expect(page).toHaveURL(/\/sign-in\/second\?next=%2Faccount$/)
  expect((await server.acts()).slice(-2)).toEqual(['auth.signedIn', 'auth.identityPinned'])
  expect((await page.request.get('/account', { maxRedirects: 0 })).status(), 'half a session opens nothing').toBe(303)
  await secondStep(page, server)
  await expect(page).toHaveURL(`${server.origin}/account`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test lead')
  const cookies = await context.cookies(server.origin)
  expect(cookies.find(({ name }) => name === 'offramp')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(cookies.find(({ name }) => name === 'offramp-with')).toBeUndefined()
  expect((await server.log()).join()).not.toMatch(/code=|state=|a secret that no log shows/)

  await context.clearCookies()
  await as('administrator')
  await page.goto(`/admin/users/${lead}`)
  await page.getByRole('link', { name: /End the connection with Loopback/ }).click()
  await page.getByLabel('Why?').fill('Phone lost.')
  await accessible()
  await page.getByRole('button', { name: 'End this connection' }).click()
  await expect(page.getByText('No account is connected.')).toBeVisible()
})

test('somebody connects an own account with their password, signs in with it, and ends it', async ({
  page,
  as,
  accessible,
  context,
  server,
}) => {
  await as('member')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Connect your Loopback account' }).click()
  await expect(page.getByLabel('Password you use here')).toBeVisible()
  await accessible()
  await page.getByLabel('Password you use here').fill('not it at all')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('This is not the password you use now.').first()).toBeVisible()
  await page.getByLabel('Password you use here').fill(journeyPassword)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('link', { name: 'Go to Loopback' })).toBeVisible()
  await accessible()
  await page.getByRole('link', { name: 'Go to Loopback' }).click()
  await logIn(page, 'ana')
  await expect(page.getByText('Your account is connected.')).toBeVisible()
  await accessible()

  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await context.clearCookies({ domain: '127.0.0.1' })
  await page.getByRole('link', { name: 'Sign in with Loopback' }).click()
  await logIn(page, 'ana')
  await secondStep(page, server)
  await expect(page).toHaveURL(`${server.origin}/work`)

  await page.goto('/account')
  await page.getByRole('button', { name: 'End this connection' }).click()
  await expect(page.getByText('That connection is ended')).toBeVisible()
})

test('somebody whom nobody connected is told whom to ask, and may still sign in with a password', async ({
  page,
  accessible,
  server,
}) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Sign in with Loopback' }).click()
  await logIn(page, 'stranger')
  await expect(page).toHaveURL(/\/sign-in\?said=unknown$/)
  await expect(page.getByText('Ask your administrator to connect this account.')).toBeVisible()
  await accessible()
  await typePassword(page, 'triage')
  await secondStep(page, server)
  await expect(page).toHaveURL(/\/work$/)
})

test('another site begins no sign-in, and an unknown provider is not there', async ({ page, request }) => {
  const led = await request.get('/sign-in/with/loop', { maxRedirects: 0, headers: { 'Sec-Fetch-Site': 'cross-site' } })
  expect(led.status()).toBe(303)
  expect(led.headers().location).toBe('/sign-in')
  expect(led.headers()['set-cookie']).toBeUndefined()
  const answer = await page.goto('/sign-in/with/other')
  expect(answer?.status()).toBe(404)
})
