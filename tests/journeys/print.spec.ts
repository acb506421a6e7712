import type { Page } from '@playwright/test'
import { fillIn, record } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'played/print' })
test.setTimeout(180_000)

/** US letter less its margins, in CSS pixels. */
const paper = { width: 710, height: 950 }

async function onPaper(page: Page, path: string): Promise<string> {
  expect((await page.goto(path))?.status(), path).toBe(200)
  await expect(page.getByText('Team copy, not for release'), path).toBeVisible()
  const drawn = await page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    return {
      left: shown('nav, .skip-link, .demo-banner, button, .button, input, select, textarea, summary').length,
      headings: shown('h1').length,
      wide: document.documentElement.scrollWidth,
      text: document.body.innerText,
    }
  })
  expect(drawn, path).toMatchObject({ left: 0, headings: 1 })
  expect(drawn.wide, path).toBeLessThanOrEqual(paper.width)
  return drawn.text
}

test.describe('on paper', () => {
  test.beforeEach(async ({ page }) => {
    await page.setViewportSize(paper)
    await page.emulateMedia({ media: 'print' })
  })

  test('a case file names no reporter and holds no health or law part', async ({ page, as, server }) => {
    const path = `/cases/${await server.id('home-firearm:case')}`
    await page.emulateMedia({ media: 'screen' })
    await as('U10')
    await record(
      page,
      `${path}/health/new`,
      { 'What is it?': 'Session with a counselor', 'Note (sealed)': 'Sleeps badly since the summer.' },
      'Save the health record',
    )
    await as('U04')
    await fillIn(
      page,
      `${path}/police/decided/new`,
      {
        'What did they decide or do?': 'Will look at it.',
        'Which agency?': 'Tule County Sheriff',
        'Officers’ own note': 'Known from June.',
      },
      'Save what they decided',
    )
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Police')
    await page.emulateMedia({ media: 'print' })
    await as('U18')
    const text = await onPaper(page, `${path}/print`)
    expect(text).toContain('monday gonna be different')
    for (const hidden of ['Will look at it.', 'Sleeps badly', 'Known from June', 'ealth record'])
      expect(text, hidden).not.toContain(hidden)

    await as('U07')
    const reported = await onPaper(page, `/cases/${await server.id('inquiry:case')}/print`)
    expect(reported).toContain('An essay about burning the school down')
    expect(reported, 'who reported').not.toContain('Wes Harmon')
  })

  test('details of a home visit stand there only if they are ticked', async ({ page, as, server }) => {
    const path = `/cases/${await server.id('home-firearm:case')}/print`
    await as('U18')
    const details = ['I never thought about a lock', 'asleep on the sofa', 'Anybody in the home']
    const without = await onPaper(page, path)
    expect(without).toContain('Home visit, Grandfather’s home')
    for (const detail of details) expect(without.toLowerCase(), detail).not.toContain(detail.toLowerCase())
    const ticked = (await onPaper(page, `${path}?visits=yes`)).toLowerCase()
    for (const detail of details) expect(ticked, detail).toContain(detail.toLowerCase())
    for (const text of [without, ticked]) {
      expect(text).not.toMatch(/priya raman/i)
      expect(text, 'similar names are never printed').not.toMatch(/kaleb/i)
    }
  })

  test('every form prints blank', async ({ page, as }) => {
    await as('U07')
    await page.goto('/forms')
    const links = page.locator('a[href$="/blank"]')
    const forms = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(forms.length).toBeGreaterThan(40)
    for (const form of forms) {
      const text = await onPaper(page, form)
      expect(text, form).toContain('Report or case number')
      expect(text, form).toContain('Typed in by')
    }
  })

  test('asks on paper what the page of a form says by itself', async ({ page, as }) => {
    await as('U07')
    expect(await onPaper(page, '/forms/home-visit-weapons/blank')).toContain('Which address?')
    expect(await onPaper(page, '/forms/key-answer/blank')).toContain('Which key question')
    expect(await onPaper(page, '/forms/check-in/blank')).toContain('Which action of the plan?')
  })

  test('is cut between sheets where it may be, so that no sheet is all but empty', async ({ page, as, server }) => {
    /** How many sheets it takes. */
    const sheets = async (path: string) => {
      await page.goto(path)
      const pdf = await page.pdf({ format: 'Letter' })
      return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    }
    await as('U18')
    expect(await sheets('/forms/home-visit-weapons/blank')).toBeLessThanOrEqual(2)
    const path = `/cases/${await server.id('home-firearm:case')}`
    expect(await sheets(`${path}/plan`)).toBeLessThanOrEqual(2)
    expect(await sheets(`${path}/print`)).toBeLessThanOrEqual(36)
    expect(await sheets(`${path}/disclosures/paper?for=parent`)).toBe(1)
  })
})
