import type { Page } from '@playwright/test'
import { totpCode } from '#app/keys/totp.server.ts'
import type { JourneyServer } from './journey.ts'
import { journeyPassword, journeySecret } from './journey-password.ts'

/** The code that everybody's app shows now. Half a minute passes first, so that each is a fresh one. */
export async function freshCode(server: JourneyServer, secret = journeySecret): Promise<string> {
  await server.clock(new Date(Date.parse(await server.now()) + 31_000).toISOString())
  return totpCode(secret, await server.now())
}

/** The first step, on the sign-in page. */
export async function typePassword(page: Page, who: string, password = journeyPassword): Promise<void> {
  await page.getByLabel('Sign-in name').fill(who)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Both steps by hand, on the sign-in page. */
export async function signInByHand(page: Page, server: JourneyServer, who: string): Promise<void> {
  await typePassword(page, who)
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
  await page.getByRole('button', { name: 'Go on' }).click()
}
