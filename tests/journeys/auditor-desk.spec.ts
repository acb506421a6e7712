import type { Page } from '@playwright/test'
import { answer, panel } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'
import { desktop, phone } from '#tests/setup/page-checks.ts'

/** The whole story is on record, to its closing on the first of June. */
test.use({ district: 'home-firearm/desk', contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(150_000)

/** With `OFFRAMP_SCREENS=docs/screens` the pages are kept there as pictures, for docs/auditing.md. */
const folder = process.env.OFFRAMP_SCREENS
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function shot(page: Page, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: `${folder}/desk-${name}.png` })
}

test('an administrator who has never seen the system answers five questions from the desk alone', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('home-firearm:case')}`
  const main = page.getByRole('main')
  await page.setViewportSize(desktop)
  await turn('U21', '2027-06-02 09:00')

  await test.step('the desk comes first, and says whether the record is intact', async () => {
    await page.goto('/work')
    const first = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link').first()
    await expect(first).toHaveText('Auditor’s desk')
    await first.click()
    await expect(heading(page)).toHaveText('Auditor’s desk')
    await expect(page.getByRole('region', { name: 'How the record is proved' })).toContainText(
      /Last signed|Nobody signs the record yet/,
    )
    await expect(page.getByRole('region', { name: 'How the record is proved' })).toContainText('checked')
    await accessible()
    await shot(page, 'first')
  })

  await test.step('decisions worth a look stand there: who, when, which case, what was missing', async () => {
    const closed = page
      .getByRole('table', { name: 'Decisions worth a look' })
      .getByRole('row')
      .filter({ hasText: 'Case closed' })
    await expect(closed).toContainText(/RA-27-\d{4}/)
    await expect(closed).toContainText('Dr. Helen Okafor, proposed by')
    await expect(main).not.toContainText(/Strand|rifle/i)
  })

  await test.step('a case is found by its number, and opened with a reason', async () => {
    const row = page
      .getByRole('table', { name: 'Decisions worth a look' })
      .getByRole('row')
      .filter({ hasText: 'Case closed' })
    const number = /RA-27-\d{4}/.exec((await row.textContent()) ?? '')?.[0] ?? ''
    await page.getByLabel('Case or report number').fill(number)
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(panel(page, 'Find a case')).toContainText('Closed')
    await row.getByRole('link').click()
    await expect(heading(page)).toHaveText('Why do you open this case?')
    await answer(page, { Reason: 'The yearly review of closed cases.' })
    await page.getByRole('button', { name: 'Open this case' }).click()
    await expect(page).toHaveURL(new RegExp(`${path}/decisions`))
  })

  await test.step('who lowered this level, on what evidence, what was missing, under which rule', async () => {
    const lowered = main
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: /Moderate, approved/ }) })
    await expect(lowered).toContainText('Dr. Helen Okafor')
    await expect(lowered).toContainText('Lowered from High to Moderate')
    await expect(lowered).toContainText('On these entries')
    await expect(lowered).toContainText('Missing then')
    await expect(lowered).toContainText(/Profile: California default, version 1/)
    await accessible()
    await lowered.scrollIntoViewIfNeeded()
    await shot(page, 'decisions')
    await lowered.getByRole('link', { name: 'What was on record then' }).click()
    await expect(heading(page)).toHaveText('What was on record then')
    await expect(main).toContainText(/As of .*(am|pm)/)
    await expect(main).toContainText('Level of concern')
  })

  await test.step('who looked at the case in the last month', async () => {
    await turn('U18', '2027-06-02 09:20')
    await page.goto(path)
    await turn('U21', '2027-06-02 09:30')
    await page.goto('/audit/desk')
    const number = await numberOn(page)
    await page.getByLabel('Case or report number').fill(number)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: 'Who viewed this' }).click()
    await expect(heading(page)).toHaveText('Who viewed this')
    await expect(page.getByRole('row', { name: /Carl Jennings/ }).first()).toContainText('opened to audit')
    await expect(page.getByRole('row', { name: /Yolanda Reyes looked at the case page/ })).toBeVisible()
    await shot(page, 'viewers')
  })
})

const numberOn = async (page: Page): Promise<string> =>
  /RA-27-\d{4}/.exec((await page.getByRole('table', { name: 'Decisions worth a look' }).textContent()) ?? '')?.[0] ?? ''

test('what one person saw, a week signed, cases drawn at random and what was found in one', async ({
  page,
  turn,
  accessible,
}) => {
  await page.setViewportSize(desktop)
  await turn('U21', '2027-06-02 10:00')

  await test.step('everything that one person saw between two days stands together, also on a phone', async () => {
    await page.goto('/audit/desk')
    const form = page.getByRole('form', { name: 'What one person saw' })
    await form.getByLabel('Who').selectOption({ label: 'Carl Jennings' })
    await form.getByRole('button', { name: 'Show' }).click()
    await expect(heading(page)).toHaveText('What one person saw')
    await expect(page.getByRole('main')).toContainText('Carl Jennings, ')
    await expect(page.getByRole('table', { name: 'Other pages' })).toContainText('The auditor’s desk')
    await accessible()
    await page.setViewportSize(phone)
    await accessible()
    await shot(page, 'person-phone')
    await page.setViewportSize(desktop)
    await page.getByLabel('From').fill('2027-06-03')
    await page.getByLabel('Until').fill('2027-06-01')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByText('This day is before the one under From.').first()).toBeVisible()
  })

  await test.step('a week is looked over and signed once', async () => {
    await page.goto('/work')
    await page.getByRole('link', { name: /Look over a week of the record and sign it/ }).click()
    await expect(heading(page)).toHaveText('Look over a week')
    await accessible()
    await page.getByLabel('Yes').check()
    await page.getByRole('button', { name: 'Sign this week' }).click()
    await expect(page.getByText('Say what has to be put right.').first()).toBeVisible()
    await page.getByLabel(/What, and who was told/).fill('An emergency waits for its review. Told the district lead.')
    await shot(page, 'week')
    await page.getByRole('button', { name: 'Sign this week' }).click()
    await expect(page.getByText('The week is signed.')).toBeVisible()
    await panel(page, 'The week’s review')
      .getByRole('listitem')
      .filter({ hasText: 'signed by Carl Jennings' })
      .getByRole('link')
      .click()
    await expect(panel(page, 'Signed')).toContainText('Told the district lead.')
  })

  await test.step('cases are drawn, one is opened, and what was found is put on record', async () => {
    await page.goto('/audit/desk')
    await page.getByRole('link', { name: 'Draw cases' }).click()
    await page.getByLabel('How many?').fill('3')
    await page.getByLabel('From').fill('2027-01-01')
    await page.getByLabel('At which school?').selectOption({ label: 'Sutter Ridge High' })
    await page.getByRole('button', { name: 'Draw them' }).click()
    await expect(heading(page)).toHaveText('Cases drawn at random')
    await expect(page.getByText('Drawn again just now with this seed: the same cases.')).toBeVisible()
    await accessible()
    await page
      .getByRole('link', { name: /^Say what you found/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/cases\/cas_/)
    const sample = page.url().split('/cases/')[0] ?? ''
    await expect(heading(page)).toHaveText('What did you find?')
    const form = page.url()
    const open = page.getByRole('link', { name: 'Open this case with a reason' })
    if ((await open.count()) > 0) {
      await open.click()
      await answer(page, { Reason: 'It was drawn.' })
      await page.getByRole('button', { name: 'Open this case' }).click()
      await expect(page.getByRole('region', { name: 'Opened to audit' })).toBeVisible()
      await page.goto(form)
    }
    await page.getByLabel('Something has to be put right').check()
    await page.getByLabel(/In words/).fill('The second call home is not on record.')
    await page.getByRole('button', { name: 'Put it on record' }).click()
    await expect(page).toHaveURL(sample)
    await expect(page.getByRole('main')).toContainText('The second call home is not on record.')
    await shot(page, 'sample')
  })

  await test.step('charts have their numbers beneath, on a phone too', async () => {
    await page.setViewportSize(phone)
    await page.goto('/audit/desk')
    const charts = panel(page, 'In charts')
    await expect(charts.getByRole('img', { name: /^Looks, / })).toBeVisible()
    await charts.getByText('The same as a table: Decisions a month').click()
    await expect(charts.getByRole('table', { name: 'Decisions a month' })).toContainText('Jun 2027')
    await accessible()
    await charts.scrollIntoViewIfNeeded()
    await shot(page, 'charts-phone')
    await page.setViewportSize(desktop)
    await charts.scrollIntoViewIfNeeded()
    await shot(page, 'charts')
  })
})
