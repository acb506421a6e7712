import type { Page } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'
import { phone } from '#tests/setup/page-checks.ts'

test.use({ district: 'played/add-menu', hasTouch: true, contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(240_000)

const summary = (page: Page) => page.locator('summary', { hasText: 'Add to the case' })
const links = (page: Page) => page.getByRole('navigation', { name: 'Add to the case' }).getByRole('link')
const isOpen = (page: Page) => summary(page).evaluate((one) => (one.parentElement as HTMLDetailsElement).open)

test('the menu of what can be added is used by keyboard, by touch and by what a screen reader reads, at 390 px', async ({
  page,
  as,
  server,
  accessible,
}) => {
  await as('U07')
  await page.setViewportSize(phone)
  const path = `/cases/${await server.id('inquiry:case')}`
  await page.goto(path)

  await test.step('closed, it is one control that says so, and none of its links is reached', async () => {
    await expect(summary(page)).toBeVisible()
    expect(await isOpen(page)).toBe(false)
    await expect(links(page)).toHaveCount(0)
    await summary(page).focus()
    await page.keyboard.press('Tab')
    await expect(page.locator('.add-menu details :focus')).toHaveCount(0)
  })

  await test.step('by keyboard: Enter and Space open and close it, Tab goes on into it in its order', async () => {
    await summary(page).focus()
    for (const [key, open] of [
      ['Enter', true],
      ['Space', false],
      ['Enter', true],
    ] as const) {
      await page.keyboard.press(key)
      expect(await isOpen(page)).toBe(open)
    }
    await expect(summary(page)).toBeFocused()
    const names = await links(page).allInnerTexts()
    expect(names).toContain('Contact')
    for (const name of names.slice(0, 3)) {
      await page.keyboard.press('Tab')
      await expect(page.getByRole('link', { name, exact: true }).and(page.locator(':focus'))).toBeVisible()
    }
    await accessible()
  })

  await test.step('by touch: a tap closes and opens it, each link is as large as a finger and stays on the screen', async () => {
    await summary(page).tap()
    expect(await isOpen(page)).toBe(false)
    await summary(page).tap()
    for (const link of await links(page).all()) {
      const box = await link.boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(phone.width)
    }
    const control = await summary(page).boundingBox()
    expect(control?.height).toBeGreaterThanOrEqual(44)
    await links(page).filter({ hasText: 'Contact' }).tap()
    await expect(page).toHaveURL(`${server.origin}${path}/contact/new`)
  })
})
