import type { Page } from '@playwright/test'
import { plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'inquiry/agreement' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('an outside officer’s agreement lapses: a row says so before, and then nothing opens, until it is renewed', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const caseId = await server.id('inquiry:case')
  const officer = await server.id('U05')
  const today = (await server.now()).slice(0, 10) as Day
  const until = plusDays(today, 3)
  const renew = async (day: string) => {
    await as('U01')
    await page.goto(`/admin/users/${officer}/agreement`)
    await page.getByLabel('The agreement’s last day').fill(day)
    await page.getByLabel('Which agreement?').fill('MOU with the sheriff')
    await page.getByRole('button', { name: 'Save the agreement’s last day' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
  }

  await test.step('three days before, a row asks a district lead to renew it, and the officer still works', async () => {
    await renew(until)
    await page.goto('/work')
    await expect(page.getByRole('link', { name: /agreement/i }).first()).toBeVisible()
    await accessible()
    await as('U07')
    await page.goto(`/cases/${caseId}/team/add`)
    await page.getByLabel('Who?').selectOption(officer)
    await page.getByLabel('Officer', { exact: false }).first().check()
    await page.getByLabel('Why?').fill('School resource officer.')
    await page.getByRole('button', { name: 'Add to the team' }).click()
    await expect(page.getByText('School resource officer.', { exact: true })).toBeVisible()
    await as('U05')
    await page.goto(`/cases/${caseId}`)
    await expect(page.getByText(/Why you can see this: law-enforcement partner/i)).toBeVisible()
  })

  await test.step('the day after it, the session that is open opens nothing, and no way in is left', async () => {
    await server.local(`${until} 23:50`)
    await as('U05')
    expect((await page.request.get(`/cases/${caseId}`, { maxRedirects: 0 })).status()).toBe(200)
    await server.local(`${plusDays(until, 1)} 00:05`)
    for (const path of [`/cases/${caseId}`, '/work', '/account']) {
      const answer = await page.request.get(path, { maxRedirects: 0 })
      expect(answer.status(), path).toBe(303)
      expect(answer.headers().location, path).toMatch(/^\/sign-in/)
    }
    await page.goto(`/cases/${caseId}`)
    await expect(heading(page)).toHaveText('Sign in')
    await accessible()
  })

  await test.step('renewed, and only then, the officer is let in again', async () => {
    await server.local(`${plusDays(until, 1)} 09:00`)
    await renew(plusDays(until, 200))
    await as('U05')
    expect((await page.request.get('/work', { maxRedirects: 0 })).status()).toBe(200)
  })
})
