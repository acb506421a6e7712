import type { Page } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'
import { phone } from '#tests/setup/page-checks.ts'

test.use({ district: 'home-firearm:52', viewport: phone })
test.setTimeout(240_000)

/** Without the similar names, which have a line of their own: lines of the bar that are cut away at their left, and how many lines each paragraph has. */
const look = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.identity-bar p')].map((part) => {
      const clip = Number.parseFloat(getComputedStyle(part).fontSize) * 1.1
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      const seen: DOMRect[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('.identity-label, .identity-not') || !node.textContent?.trim()) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        seen.push(...range.getClientRects())
      }
      const from = part.getBoundingClientRect().left + clip - 0.5
      return {
        cut: seen.filter((rect) => rect.width > 0 && rect.left < from).length,
        lines: new Set(seen.map(({ top, bottom }) => Math.round((top + bottom) / 32))).size,
      }
    }),
  )

test('the level of concern is read whole on a phone, in two lines', async ({ page, turn, server }) => {
  await turn('U18', '2027-03-01 07:00')
  await page.goto(`/cases/${await server.id('home-firearm:case')}`)
  const bar = page.getByRole('region', { name: 'This case' })
  await expect(bar).toContainText('Level of concern: High, since 26 Feb')
  expect(await look(page)).toEqual([
    { cut: 0, lines: 1 },
    { cut: 0, lines: 1 },
  ])
})
