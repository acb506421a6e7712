import type { Locator } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'

/** What only a browser can say of a page: what covers what, what touches what, what is cut off. */
test.use({ district: 'played', viewport: { width: 1280, height: 720 } })

const edges = (of: Locator) =>
  of.evaluate((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    return { left, right, top, bottom }
  })

test('@script the button that hides the page covers nothing of it, nor of the rail', async ({ page, as }) => {
  await as('U01')
  await page.goto('/work')
  const button = await edges(page.getByRole('button', { name: 'Hide this page' }))
  expect(button.right).toBeLessThanOrEqual((await edges(page.locator('main'))).left)
  expect(button.top).toBeGreaterThanOrEqual((await edges(page.locator('.rail'))).bottom)
})

test('@script on a phone the button that hides the page is the last of the bar, and covers none of its words', async ({
  page,
  as,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await as('U01')
  await page.goto('/work')
  const hide = page.getByRole('button', { name: 'Hide this page' })
  const button = await edges(hide)
  const bar = await edges(page.locator('.bar'))
  expect(button.top).toBeGreaterThanOrEqual(bar.top)
  expect(button.bottom).toBeLessThanOrEqual(bar.bottom)
  expect(button.left).toBeGreaterThanOrEqual((await edges(page.locator('.bar-more > summary'))).right)
  expect(button.right).toBeLessThanOrEqual(390)
  await hide.click()
  await expect(page.getByRole('heading', { name: 'This page is hidden' })).toBeVisible()
})

test('the list of cases fits beside the rail, also for whoever is outside most of them', async ({ page, as }) => {
  await as('U01')
  await page.goto('/cases')
  const table = page.getByRole('region', { name: 'Cases: table' })
  await expect(table.getByText('Not on the team. Open in an emergency').first()).toBeVisible()
  expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
})

test('the level form begins below its heading, and its evidence ends where the page does', async ({
  page,
  as,
  server,
}) => {
  await as('U07')
  await page.goto(`/cases/${await server.id('inquiry:case')}/level`)
  const heading = await edges(page.getByRole('heading', { level: 1 }))
  const form = await edges(page.getByRole('group', { name: 'Which words fit best?' }))
  expect(form.left).toBe(heading.left)
  const evidence = await edges(page.locator('#evidence'))
  expect(evidence.right).toBeLessThanOrEqual(1280 - 32)
})

test('@script a draft and what is wrong with it stand apart', async ({ page, as }) => {
  await as('U25')
  await page.goto('/refer')
  await page.getByLabel('What happened?').fill('Said something on the bus.')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Send to the team' }).click()
  const draft = await edges(page.locator('.notice', { hasText: 'This is your draft' }))
  const problem = await edges(page.getByRole('alert'))
  expect(problem.top - draft.bottom).toBeGreaterThanOrEqual(16)
})
