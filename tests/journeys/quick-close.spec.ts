import type { Page } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'

const kickball = 'Leo yelled at Oliver after being called out. Pushed the ball at him.'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const within = (page: Page, group: string | RegExp) => page.getByRole('group', { name: group })

async function refer(page: Page, student: string) {
  await page.goto('/refer')
  await within(page, 'Is someone in danger right now?').getByLabel('No', { exact: true }).check()
  await page.getByLabel('What happened?').fill(kickball)
  await page.getByLabel(/Exact words/).fill('I’m going to kill you')
  await page.getByLabel('Which student?').fill(student)
  await page.getByLabel(/Who might be hurt/).fill('Oliver Pham')
  await within(page, /Was a weapon seen/)
    .getByLabel('No', { exact: true })
    .check()
  await within(page, 'Where is this person now?').getByLabel('In the office').check()
  await button(page, 'Send to the team').click()
}

/** The folder and the number of the report that was just sent. */
async function sent(page: Page) {
  await expect(heading(page)).toHaveText('Sent. Thank you.')
  const number = /R-\d+/.exec(await page.getByText(/R-\d+, received/).innerText())?.[0] ?? ''
  return { number, caseId: /reports\/(cas_\w+)\/sent/.exec(page.url())?.[1] ?? '' }
}

// Its clock goes back again and again; a code that somebody has used counts only forward.
test.use({ district: 'tests/quick-close' })

test.describe('a referral', () => {
  test('shows whom to call, asks five things, and says who reads it by when', async ({
    page,
    as,
    accessible,
    server,
  }) => {
    await server.clock('2026-09-15T17:22:00.000Z')
    await as('referrer')
    await page.goto('/refer')
    await expect(heading(page)).toHaveText('Tell the team about a concern')
    await expect(page.getByText('In danger now?')).toBeVisible()
    await expect(page.getByRole('link', { name: '911' })).toHaveAttribute('href', 'tel:911')
    await accessible()
    await button(page, 'Send to the team').click()
    await expect(page.getByText('Tell us what happened. A few words are enough.').first()).toBeVisible()
    await expect(page.getByText('Tell us which student.').first()).toBeVisible()
    await accessible()
    await refer(page, 'Leo Marchetti')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    await expect(page.getByText('Someone at Alder Creek Elementary should open it by')).toBeVisible()
    await accessible()
    const sent =
      /R-\d+/.exec(
        (await page
          .getByText(/R-\d+, received/)
          .first()
          .textContent()) ?? '',
      )?.[0] ?? 'no number'
    await page.getByRole('link', { name: 'Add another about the same person' }).click()
    await expect(page.getByLabel('Which student?')).toHaveValue('Leo Marchetti')
    await page.goto('/reports')
    await expect(page.getByRole('row', { name: new RegExp(sent) })).toContainText('Received')
    await accessible()
  })

  test('at night says when the next person reads it', async ({ page, as, server }) => {
    await server.clock('2026-09-16T04:00:00.000Z')
    await as('referrer')
    await page.goto('/refer')
    await expect(page.getByText('The next person reads this Wed 7:30 am. If it can’t wait, call.')).toBeVisible()
    await server.clock('2026-09-15T17:22:00.000Z')
  })

  test('asks which of two similar names, and takes “not sure”', async ({ page, as, accessible, server }) => {
    await server.clock('2026-09-15T17:22:00.000Z')
    await as('referrer')
    await refer(page, 'Leo')
    await expect(page.getByText(/similar name/).first()).toBeVisible()
    await accessible()
    await page.getByLabel('I’m not sure which').check()
    await button(page, 'Send to the team').click()
    await expect(heading(page)).toHaveText('Sent. Thank you.')
  })
})

test.describe('a screening', () => {
  test('goes from the referral to a quick close by two people (S1)', async ({ page, as, accessible, server }) => {
    test.slow()
    await server.clock('2026-09-15T17:22:00.000Z')
    await as('referrer')
    await refer(page, '1001')
    const { caseId, number } = await sent(page)

    await as('triage')
    await page.goto(`/cases/${caseId}/acknowledge`)
    await expect(page.getByText(kickball)).toBeVisible()
    await expect(page.getByText('Reported by: Test referrer')).toBeVisible()
    await accessible()
    await button(page, 'Open this report').click()
    await expect(page).toHaveURL(new RegExp(`/cases/${caseId}`))
    await expect(page.getByText(/RA-26-\d{4}/).first()).toBeVisible()

    await page.goto(`/cases/${caseId}/identify`)
    await accessible()
    await page.getByLabel('Student number').check()
    await button(page, 'Confirm').click()
    await expect(page.getByText('Two things must agree before we act on a name.').first()).toBeVisible()
    await page.getByLabel('Photo').check()
    await button(page, 'Confirm').click()
    await expect(page).toHaveURL(new RegExp(`/cases/${caseId}\\?saved=`))

    await page.goto(`/cases/${caseId}/prior-contacts`)
    await accessible()
    await button(page, 'Record this result').click()
    await expect(page).toHaveURL(/saved=/)

    await as('lead')
    await page.goto(`/cases/${caseId}/triage`)
    await expect(page.getByText('Education Code 49390 covers grades 6-12')).toBeVisible()
    await accessible()
    const propose = async () => {
      await page.getByLabel('Resolved, no continuing concern').check()
      await page.getByLabel('Why?').fill('Said in anger, taken back, apology made.')
      await within(page, /What do you rely on/)
        .getByRole('checkbox')
        .first()
        .check()
      await page.getByLabel('What?').first().fill('Check in with both')
      await page.getByLabel('Who?').first().selectOption({ label: 'Test triage' })
      await page.getByLabel('By when?').first().fill('2026-09-18')
      await button(page, 'Record this outcome').click()
    }
    await propose()
    await expect(page.getByRole('heading', { name: 'Not yet: end this screening' })).toBeVisible()
    await expect(page.getByText('weapon access has not been asked.').first()).toBeVisible()
    await accessible()

    await as('triage')
    await page.goto(`/cases/${caseId}/weapon-access/new`)
    await page.getByLabel(/Who was asked|Asked whom/).fill('Mother')
    await page.getByLabel('Phone').check()
    await within(page, 'Which address?').first().getByLabel('Another address').check()
    await page
      .getByLabel(/Another address: whose home/)
      .first()
      .fill('Mother’s home')
    await within(page, 'Weapons there?').first().getByLabel('No', { exact: true }).check()
    await page.getByRole('button', { name: /Save/ }).click()
    await expect(page).toHaveURL(/saved=/)

    await as('lead')
    await page.goto(`/cases/${caseId}/triage?draft=no`)
    await propose()
    await expect(page).toHaveURL(/saved=/)
    await page.goto(`/cases/${caseId}/triage`)
    await expect(page.getByText('You proposed this, so someone else confirms it.')).toBeVisible()
    await accessible()

    await as('triage')
    await page.goto(`/cases/${caseId}/triage`)
    await expect(page.getByText('Said in anger, taken back, apology made.').first()).toBeVisible()
    await button(page, 'Confirm').click()
    await expect(page).toHaveURL(/saved=/)
    await expect(page.getByText('Screening finished').first()).toBeVisible()

    await page.goto(`/cases/${caseId}/tasks`)
    await accessible()
    await page.getByRole('link', { name: 'Check in with both' }).click()
    await page.getByLabel('Done', { exact: true }).check()
    await page.getByLabel(/What came of it/).fill('Friends again.')
    await accessible()
    await button(page, 'Record it').click()
    await expect(page).toHaveURL(/saved=/)

    await as('referrer')
    await page.goto('/reports')
    await expect(page.getByRole('row', { name: number })).toContainText('Finished')
    await page.goto(`/cases/${caseId}`)
    await expect(heading(page)).toHaveText('We can’t find this page')
  })

  test('opens a case with one name, which a second person confirms (P3)', async ({ page, as, accessible, server }) => {
    test.slow()
    await server.clock('2026-09-15T17:22:00.000Z')
    await as('referrer')
    await refer(page, '1002')
    const { caseId } = await sent(page)
    await as('triage')
    await page.goto(`/cases/${caseId}/triage`)
    await page.getByLabel('Emergency').check()
    await expect(page.getByText('Call 911 first, then School Safety.')).toBeVisible()
    await page.getByLabel('Why?').fill('A rifle, and a day named.')
    await button(page, 'Record this outcome').click()
    await expect(page).toHaveURL(/saved=/)
    await expect(page.getByText('Not yet assessed').first()).toBeVisible()
    await as('onCall')
    await page.goto(`/cases/${caseId}/triage`)
    await accessible()
    await page.getByRole('link', { name: 'Send back with a question' }).click()
    await accessible()
    await page.getByLabel('Your question').fill('Who has seen the rifle?')
    await button(page, 'Send back with a question').click()
    await expect(page).toHaveURL(/saved=/)
    await page.goto(`/cases/${caseId}/triage`)
    await expect(page.getByText('Who has seen the rifle?').first()).toBeVisible()
    await button(page, 'Confirm').click()
    await expect(page).toHaveURL(/saved=/)
    await page.goto(`/cases/${caseId}/triage`)
    await expect(page.getByText('Nothing waits for a second person here.')).toBeVisible()
    await accessible()
  })

  test('finds people by a posted search and shows them to their school’s team', async ({
    page,
    as,
    accessible,
    server,
  }) => {
    await server.clock('2026-09-15T17:22:00.000Z')
    await as('triage')
    await page.goto('/people')
    await accessible()
    await page.getByLabel('Name or student number').fill('l')
    await button(page, 'Search').click()
    await expect(page.getByText('Type at least two letters.').first()).toBeVisible()
    await page.getByLabel('Name or student number').fill('Oliver')
    await button(page, 'Search').click()
    await expect(page).toHaveURL(/\/people$/)
    await page.getByRole('link', { name: 'Oliver Pham' }).click()
    await expect(heading(page)).toHaveText('Oliver Pham')
    await accessible()
  })
})
