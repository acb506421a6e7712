import type { Page } from '@playwright/test'
import { tours } from '#tests/setup/every-page.ts'
import type { Visit } from '#tests/setup/every-page.ts'
import { fillIn } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'
import type { JourneyServer } from '#tests/setup/journey.ts'
import { axeViolations, desktop, hydrated, phone, wrongTitle, wrongWith } from '#tests/setup/page-checks.ts'

test.use({ district: 'played/pages', contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(240_000)

const params = async (server: JourneyServer, visit: Visit) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(visit.params ?? {}).map(
        async ([name, value]) => [name, value.startsWith('$') ? await server.id(value.slice(1)) : value] as const,
      ),
    ),
  )

const pathOf = (page: string, ids: Readonly<Record<string, string>>): string =>
  `/${page.replaceAll(/:([a-z]\w*)/gi, (_, param: string) => ids[param] ?? `no-${param}`)}`

/** Opens a page once and looks at it at both widths: by day on the desktop, by night on the phone. */
async function look(page: Page, path: string, signedIn: boolean, script: boolean): Promise<string[]> {
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'light' })
  const answer = await page.goto(path)
  if (answer?.status() !== 200) return [`answers ${answer?.status()}`]
  if (script) await hydrated(page)
  const wrong = [...wrongTitle(await page.title(), path), ...(await wrongWith(page, signedIn))]
  if (script) wrong.push(...(await axeViolations(page)))
  await page.setViewportSize(phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  const narrow = await wrongWith(page, signedIn)
  if (script) narrow.push(...(await axeViolations(page)))
  return [...wrong, ...narrow.filter((one) => !wrong.includes(one)).map((one) => `at 390: ${one}`)]
}

for (const { name, visits } of tours) {
  test(`@script every page can be used: ${name}`, async ({ page, as, server, javaScriptEnabled }) => {
    const wrong: string[] = []
    for (const visit of visits) {
      if (visit.who) await as(visit.who)
      const ids = await params(server, visit)
      if (visit.first) {
        const path = pathOf(visit.first.page, ids)
        await fillIn(page, path, visit.first.answers, visit.first.button)
        await expect(page).not.toHaveURL(new RegExp(`${path}$`))
      }
      for (const one of visit.pages) {
        const path = pathOf(one, ids)
        const found = await look(page, path, visit.who !== undefined, javaScriptEnabled)
        wrong.push(...found.map((what) => `${visit.who ?? 'nobody'} /${one}: ${what}`))
      }
    }
    expect(wrong).toEqual([])
  })
}
