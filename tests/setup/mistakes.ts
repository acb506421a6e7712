import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { answer, send } from './forms.ts'
import type { Answers } from './forms.ts'

export interface Mistake {
  path: string
  /** Everything but what is missing or wrong. */
  answers: Answers
  /** What is wrong beforehand, where leaving a question open is not enough. */
  wrong?: Answers
  button: string
  /** The button of the page that came back, where it says what was answered. */
  again?: string
  /** The words beside the field, and in the summary above the form. */
  says: string
  /** What puts it right. */
  mend: Answers
}

/** What stands in the page's form and a person typed or chose, but for passwords and files: neither ever comes back. */
const typed = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('main form :is(input, textarea, select)')]
      .filter(
        ({ type, checked }) =>
          !['hidden', 'file', 'password'].includes(type) && (!/radio|checkbox/.test(type) || checked),
      )
      .filter(({ value }) => value !== '')
      .map(({ name, value }) => `${name}: ${value.replaceAll('\r\n', '\n')}`)
      .sort(),
  )

/** Sends a form with one mistake: it comes back with 422, all that was typed, and the words where they are needed. */
export async function comesBack(page: Page, { path, answers, wrong = {}, button, says }: Mistake): Promise<void> {
  await page.goto(path)
  await answer(page, { ...answers, ...wrong })
  const before = await typed(page)
  const posted = page.waitForResponse((one) => one.request().method() === 'POST' && !one.url().endsWith('/drafts'))
  await send(page, button)
  expect((await posted).status(), path).toBe(422)
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  expect(await typed(page), path).toEqual(before)

  const link = summary.getByRole('link', { name: says })
  const href = (await link.getAttribute('href')) ?? ''
  const beside = await page.evaluate((id) => {
    const control = document.getElementById(id)
    const group = control?.closest('fieldset[aria-describedby]')
    const told = [control, group].flatMap((one) => one?.getAttribute('aria-describedby')?.split(' ') ?? [])
    return {
      words: told.map((one) => document.getElementById(one)?.textContent ?? '').join(' '),
      invalid: control?.getAttribute('aria-invalid') === 'true' || group !== null,
      focusable: control?.matches('input, select, textarea, [tabindex]') ?? false,
    }
  }, href.slice(1))
  expect(beside, `${path}: ${says}`).toMatchObject({ invalid: true, focusable: true })
  expect(beside.words).toContain(says)
}

/** Puts the mistake right on the page that came back, and sends it again. What follows is the caller's to look at. */
export async function mended(page: Page, { mend, button, again = button }: Mistake): Promise<void> {
  await answer(page, mend)
  await send(page, again)
}
