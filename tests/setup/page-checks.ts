import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { demoStudents } from '#db/demo/students.ts'
import type { Day } from '#app/domain/time.ts'
import { bannedWords } from './banned-words.ts'

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

const students = demoStudents('2026-08-13' as Day).filter(({ ref }) => ref)
/** Given and family names of the students that the demo's stories speak of. */
const studentNames = new RegExp(`\\b(${students.flatMap(({ given, family }) => [given, family]).join('|')})\\b`)
const numbered = /\b(RA?-(\d\d-)?\d{4})\b/

/** What is wrong with the browser's title: it is page and number, and names no student. */
export function wrongTitle(title: string, path: string): string[] {
  const wrong: string[] = []
  if (!/^\S.* · Offramp$/.test(title)) wrong.push(`title “${title}” is not a page of Offramp`)
  if (/^\/cases\/cas_/.test(path) && !numbered.test(title)) wrong.push(`title “${title}” has no number`)
  if (studentNames.test(title)) wrong.push(`title “${title}” names a student`)
  return wrong
}

/** The page answers to its person: React has taken over what the server drew. */
export const hydrated = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')))

/** What is wrong with the page as it stands at its present width, in words. */
export async function wrongWith(page: Page, signedIn: boolean): Promise<string[]> {
  const seen = await page.evaluate(lookAt, { signedIn, most: page.viewportSize()?.width ?? 0 })
  const banned = bannedWords.exec(seen.text)
  return [...seen.wrong, ...(banned ? [`says “${banned[0]}”`] : [])]
}

/**
 * Violations of WCAG 2.2 A and AA, and of good practice, that axe can see. In its older mode axe opens no second page to
 * sum up; pages here have no frames.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      rules: { 'target-size': { enabled: true } },
    })
    .setLegacyMode()
    .analyze()
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
}

/** Runs in the browser, and so stands alone. */
function lookAt({ signedIn, most }: { signedIn: boolean; most: number }): { wrong: string[]; text: string } {
  const wrong: string[] = []
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  // Paper has no frame: it is closed, and what it came from has one.
  const paper = /\/print$/.test(location.pathname)
  if (signedIn && !paper && all('form[action="/sign-out"] button').length === 0) wrong.push('has no way to sign out')
  const shown = (one: Element) =>
    (one.checkVisibility({ visibilityProperty: true }) || getComputedStyle(one).display === 'contents') &&
    !one.closest('.visually-hidden, .skip-link')
  const named = (one: Element) =>
    `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''}${one.className && typeof one.className === 'string' ? `.${one.className.split(' ').join('.')}` : ''} “${(one.textContent || one.getAttribute('name') || '').trim().slice(0, 40)}”`

  const headings = all('h1').filter(shown)
  if (headings.length !== 1) wrong.push(`${headings.length} headings of the first level`)
  if (all('main').filter(shown).length !== 1) wrong.push('no landmark “main”, or several')
  if (all('body > header, body > div > header').filter(shown).length !== 1)
    wrong.push('no landmark “banner”, or several')
  if (signedIn && all('nav').filter(shown).length === 0) wrong.push('no landmark “navigation”')
  for (const nav of all('nav, [role=region]').filter(shown)) {
    if (!nav.hasAttribute('aria-label') && !nav.hasAttribute('aria-labelledby')) wrong.push(`${named(nav)} has no name`)
  }
  const [first] = all('a[href], button, input:not([type=hidden]), select, textarea, summary')
  if (!first?.matches('.skip-link[href="#main"]') || !document.getElementById('main')) wrong.push('no skip link first')
  const outside = all('body > *, body > div > *').filter(
    (one) =>
      shown(one) &&
      !one.matches('header, main, nav, footer, aside[aria-label], script, div:has(main), [role=status]') &&
      one.innerText?.trim(),
  )
  wrong.push(...outside.map((one) => `${named(one)} is in no landmark`))

  const { scrollWidth } = document.documentElement
  if (scrollWidth > most) {
    const wide = all('main *').filter((one) => shown(one) && one.getBoundingClientRect().right > most + 1)
    wrong.push(`is ${scrollWidth} px wide at ${most}: ${wide.slice(0, 3).map(named).join(', ')}`)
  }

  /** A link in a sentence is as high as its line. */
  const inSentence = (one: Element) => {
    const parent = one.parentElement
    if (!parent || !one.matches('a, .button-link') || getComputedStyle(one).display !== 'inline') return false
    return (parent.textContent ?? '').trim().length > (one.textContent ?? '').trim().length
  }
  const targets = all('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')
  for (const one of targets.filter(shown)) {
    const label = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : null
    const { width, height } = (label ?? one).getBoundingClientRect()
    const least = most < 640 && one.matches('.button-main, .button-wide') ? 44 : 24
    if ((width < least - 0.5 || height < least - 0.5) && !inSentence(one))
      wrong.push(`${named(one)} is ${Math.round(width)} x ${Math.round(height)} px, ${least} at least`)
  }
  return { wrong, text: document.body.innerText }
}
