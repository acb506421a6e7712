import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/**
 * What a person answers: a text, the words of one choice, several choices, a day (`2026-09-18`), or a moment
 * (`2027-02-25 20:55`, for a question that asks for date and time).
 */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** A page, or a part of it such as one block of a form. */
type Place = Page | Locator

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const question = (words: string) => new RegExp(`^${escaped(words)}( \\(optional\\))?$`)
const begins = (words: string) => new RegExp(`^${escaped(words)}(?!\\w)`)

/** Answers questions by their words, in the order given, as a person reads them. */
export async function answer(place: Place, answers: Answers): Promise<void> {
  for (const [asked, given] of Object.entries(answers)) await one(place, asked, given)
}

async function one(place: Place, asked: string, given: string | readonly string[]): Promise<void> {
  const group = place.getByRole('group', { name: question(asked) })
  const control = place.getByLabel(question(asked)).filter({ visible: true }).first()
  await expect(group.or(control).first(), asked).toBeVisible()
  if ((await group.count()) > 0) await choose(group.first(), given)
  else if (typeof given === 'string') await write(control, given)
}

async function choose(group: Locator, given: string | readonly string[]): Promise<void> {
  const date = group.getByLabel('Date')
  if (typeof given === 'string' && (await date.count()) === 1) {
    const [on = '', time] = given.split(' ')
    await date.fill(on)
    if (time) await group.getByLabel(/^Time/).fill(time)
    return
  }
  for (const choice of typeof given === 'string' ? [given] : given) {
    const box = group
      .getByRole('radio', { name: begins(choice) })
      .or(group.getByRole('checkbox', { name: begins(choice) }))
    await box.first().check()
  }
}

async function write(control: Locator, given: string): Promise<void> {
  const what = await control.evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.tagName.toLowerCase()))
  if (what === 'select') {
    const option = control.locator('option', { hasText: begins(given) }).first()
    await control.selectOption(await option.getAttribute('value'))
  } else if (what === 'checkbox') await control.check()
  else await control.fill(given)
}

/** One of several blocks of the same questions: `block(page, 'Address', 2)`. */
export const block = (place: Place, name: string, number: number): Locator =>
  place.getByRole('group', { name: `${name} ${number}`, exact: true })

/** Answers a form and sends it. The page that follows is the caller's to look at. */
export async function fillIn(page: Page, path: string, answers: Answers, button: string): Promise<void> {
  await page.goto(path)
  await answer(page, answers)
  await send(page, button)
}

export const send = (page: Page, button: string): Promise<void> =>
  page.getByRole('button', { name: button, exact: true }).click()

/** Puts one entry of a case on record: the case page says so. */
export async function record(page: Page, path: string, answers: Answers, button: string): Promise<void> {
  await fillIn(page, path, answers, button)
  await onRecord(page)
}

/** What was sent is on record; else the page's own words say why not. */
export async function onRecord(page: Page): Promise<void> {
  const problem = page.getByRole('alert').first()
  const saved = page.getByText(/^On record(: |\.$)/).first()
  await expect(saved.or(problem)).toBeVisible()
  if (!(await saved.isVisible())) expect(await problem.innerText()).toBe('on record')
}

/** Names a student who might be hurt: those of that name are offered, and one is chosen. */
export async function recordTarget(page: Page, path: string, name: string, more: Answers = {}): Promise<void> {
  await fillIn(
    page,
    `${path}/target/new`,
    { 'Who or what is it?': 'A student', Name: name, 'Is this person safe now?': 'Yes', ...more },
    'Save who might be hurt',
  )
  await answer(page, { 'Who of these is it?': name })
  await send(page, 'Save who might be hurt')
  await onRecord(page)
}

/** The words of a part of a page with a heading, such as "Right now". */
export const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

/** A row of My work by what is to be done. */
export const workRow = (page: Page, what: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: what }) })
