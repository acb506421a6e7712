import type { Page } from '@playwright/test'
import { expect, journeyPassword, test } from '#tests/setup/journey.ts'
import { freshCode, typePassword } from '#tests/setup/signing-in.ts'

const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString()

/** An authenticator of the browser's own: a finger that is always right. */
async function virtualKey(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const more = { isUserVerified: true, automaticPresenceSimulation: true }
  await client.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...more } })
}

test('a first sign-in sets a passkey, which then signs in alone and confirms a change @script', async ({
  page,
  server,
  accessible,
}) => {
  await virtualKey(page)
  await page.goto('/work')
  await typePassword(page, 'otherlead')
  await expect(page).toHaveURL(/\/account\/factors$/)
  await accessible()
  await page.goto('/cases')
  await expect(page).toHaveURL(/\/account\/factors$/)
  await page.getByLabel('Name', { exact: true }).fill('Key of the journey')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page).toHaveURL(/\/account\/recovery-codes\?first=1$/)
  await page.getByRole('button', { name: 'Make recovery codes' }).click()
  await expect(page.locator('.recovery-codes li')).toHaveCount(10)
  await accessible()
  await page.getByLabel('I have kept them').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL(/\/work/)

  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page).toHaveURL(/\/work$/)

  await server.clock(later(await server.now(), 6))
  const person = await server.id('member')
  await page.goto(`/admin/users/${person}/roles/new`)
  await expect(page).toHaveURL(/\/account\/confirm\?next=/)
  await accessible()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give a role')
  expect(await server.acts()).toContain('auth.steppedUp')
})

test('password, app and recovery code need no script', async ({ page, server }) => {
  await page.goto('/reports')
  await typePassword(page, 'referrer')
  if (page.url().includes('/sign-in/second')) return
  await expect(page).toHaveURL(/\/account\/factors$/)
  await page.getByRole('button', { name: 'Set up an app' }).click()
  const secret = ((await page.locator('code.first-password').textContent()) ?? '').replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Add the app' }).click()
  await expect(page.getByText('Error: That code is not right')).toBeVisible()
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server, secret))
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('button', { name: 'Make recovery codes' }).click()
  const recovery = (await page.locator('.recovery-codes code').first().textContent()) ?? ''
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await typePassword(page, 'referrer')
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(recovery)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.goto('/account')
  await expect(page.getByText('A recovery code was used')).toBeVisible()
  await expect(page.getByText('9 of your recovery codes can still be used.')).toBeVisible()
})

test('a phished password stops at the second step', async ({ page, server }) => {
  await page.goto('/cases')
  await typePassword(page, 'lead')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second step')
  for (const path of ['/work', '/cases', '/account', '/account/factors', `/cases/${await server.folder()}`]) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\/second/)
  }
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill('123456')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Error: That code is not right')).toBeVisible()
  expect(await server.acts()).toContain('auth.secondStepFailed')
})

test('a print asks once more, five minutes on: the password and a code, without script too', async ({
  page,
  as,
  server,
}) => {
  await as('triage')
  const print = `/cases/${await server.folder()}/print`
  await page.goto(print)
  await expect(page).toHaveURL(new RegExp(`${print}$`))
  await server.clock(later(await server.now(), 6))
  await page.goto(print)
  await expect(page).toHaveURL(/\/account\/confirm\?next=/)
  const confirm = async (password: string) => {
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  }
  await confirm('not it at all')
  await expect(page.getByText('Error: This is not the password you use now.')).toBeVisible()
  await confirm(journeyPassword)
  await expect(page).toHaveURL(new RegExp(`${print}$`))
})

test('before a session ends the page says so; at its end its content goes away @script', async ({
  page,
  as,
  server,
}) => {
  await as('triage')
  await page.clock.install()
  const caseId = await server.folder()
  await page.goto(`/cases/${caseId}/contact/new`)
  await page.getByLabel('What did they say?').fill('Not saved yet.')
  await server.clock(later(await server.now(), 28.5))
  await page.clock.fastForward(6_000)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Hide this page' }).click()
  await expect(page.getByRole('heading', { name: 'This page is hidden' })).toBeVisible()
  await expect(page.getByLabel('What did they say?')).toBeHidden()
  await page.getByRole('button', { name: 'Show it again' }).click()
  await expect(page.getByLabel('What did they say?')).toBeVisible()
  await server.clock(later(await server.now(), 31))
  await page.clock.fastForward(31 * 60_000)
  await expect(page.getByText('Signed out. What you typed is kept as a draft.')).toBeVisible()
  await expect(page.getByLabel('What did they say?')).toBeHidden()
})
