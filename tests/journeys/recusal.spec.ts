import type { Page } from '@playwright/test'
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
