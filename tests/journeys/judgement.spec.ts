import type { Page } from '@playwright/test'
import { answer, block, fillIn, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'inquiry' })
test.setTimeout(240_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })
/** With script the button says the level that was chosen. */
const propose = (page: Page, level: string) =>
  page.getByRole('button', { name: new RegExp(`^Propose (the level|${level})$`) }).click()
const pages = [
  'level',
  'level/working',
  'meeting/new',
  'key-questions',
  'key-questions/9',
  'outcomes',
  'outcomes/discipline/new',
  'outcomes/police/new',
  'outcomes/referral/new',
  'outcomes/support/new',
  'plan',
  'plan/start',
  'plan/actions/new',
  'plan/review',
  'return/new',
  'closing',
  'reopen',
  'team',
  'team/add',
  'team/lead',
]

test('every page of the judgement is there for the lead, and for nobody outside', async ({ page, as, server }) => {
  const path = `/cases/${await server.id('inquiry:case')}`
  await as('U07')
  for (const place of pages) {
    expect((await page.goto(`${path}/${place}`))?.status(), place).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await as('U18')
  for (const place of pages) expect((await page.goto(`${path}/${place}`))?.status(), place).toBe(404)
})

const judgement = {
  'Why this level?': 'The essay names a room; the story is his way to be angry.',
  'What else could explain it?': 'Creative writing for a class on horror stories.',
  'What would make us change it?': 'A second text, or a search for materials.',
  'Would we say the same of another student with these facts?': 'Yes',
  'Who was there?': ['Karen Lindqvist', 'Ana Beltrán'],
}

test('a level is judged on thirteen questions, proposed by one person and approved by another', async ({
  page,
  as,
  server,
}) => {
  const path = `/cases/${await server.id('inquiry:case')}`
  await as('U07')

  await test.step('a meeting takes people without an account, and names who was missing', async () => {
    await page.goto(`${path}/meeting/new`)
    await answer(page, { 'What kind of meeting?': 'First meeting' })
    await answer(block(page, 'Person', 1), {
      'Who, of the team?': 'Karen Lindqvist',
      'What do they know about?': 'School administration',
    })
    await answer(block(page, 'Person', 2), {
      'Name, if not of the team': 'Sara Wakefield',
      'Relation to the student': 'mother',
      'What do they know about?': 'Family',
      'For which part were they there?': 'The first half hour',
    })
    await send(page, 'Save the meeting')
    await expect(page.getByText(/^On record: Team meeting with 2 people\. Nobody for: .*Law enforcement/)).toBeVisible()
    await expect(thisCase(page)).toContainText('Working level: Moderate')
  })

  await test.step('a first level is not recorded while a question is open, and nothing typed is lost', async () => {
    await page.goto(`${path}/level`)
    await expect(page.getByText('Key questions: 0 of 13')).toBeVisible()
    await expect(page.locator('input[name="level"]:checked')).toHaveCount(0)
    await answer(page, { 'Which words fit best?': 'Moderate', ...judgement })
    await page.getByRole('group', { name: 'What do you rely on?' }).getByRole('checkbox').first().check()
    await page.getByLabel('No one disagreed').check()
    await propose(page, 'Moderate')
    await expect(page.getByRole('heading', { name: 'Not yet: record this level' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Question 9', exact: true })).toBeVisible()
    await expect(page.getByLabel('Why this level?')).toHaveValue(judgement['Why this level?'])
  })

  await test.step('each question is answered on evidence, has a task, or says why it can’t be known', async () => {
    for (let n = 1; n <= 13; n++) {
      await page.goto(`${path}/key-questions/${n}`)
      if (n === 5) {
        await answer(page, {
          'What do we know?': 'Not yet: make a task',
          'What is to be found out?': 'Ask the coach',
          'By whom?': 'Ana Beltrán',
          'By which day?': '2026-12-01',
        })
      } else if (n === 6) {
        await answer(page, {
          'What do we know?': 'It cannot be known',
          'Why can it not be known?': 'The family moved here last month.',
        })
      } else {
        await answer(page, { 'What do we know?': 'We can answer it', Answer: `What is known of question ${n}.` })
        await page.getByRole('group', { name: 'What do you rely on?' }).getByRole('checkbox').first().check()
      }
      await send(page, 'Save the answer')
      await expect(page).toHaveURL(new RegExp(`/key-questions#question-${n}$`))
    }
    await expect(page.getByText('Ask the coach: Ana Beltrán')).toBeVisible()
  })

  await test.step('the proposer is told who else approves; only somebody else can', async () => {
    await page.goto(`${path}/level?draft=no`)
    await expect(page.getByText('Key questions: 12 of 13; 1 open, with a task')).toBeVisible()
    await answer(page, { 'Which words fit best?': 'Moderate', ...judgement })
    await page.getByRole('group', { name: 'What do you rely on?' }).getByRole('checkbox').first().check()
    await page.getByLabel('No one disagreed').check()
    await propose(page, 'Moderate')
    await expect(page.getByText('Moderate counts from now.')).toBeVisible()
    await expect(thisCase(page)).toContainText('Moderate, awaiting approval')
    await expect(page.getByText('You proposed this, so someone else approves it.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)

    await as('U01')
    await page.goto(`${path}/level`)
    await expect(page.getByText('join the team')).toBeVisible()
    await fillIn(
      page,
      `${path}/team/add`,
      { 'Who?': 'Dr. Helen Okafor', 'As what?': 'Member', 'Why?': 'To approve the level' },
      'Add to the team',
    )
    await expect(page.getByText('To approve the level')).toBeVisible()
    await page.goto(`${path}/level`)
    await send(page, 'Approve')
    await expect(thisCase(page)).toContainText('Level of concern: Moderate')
  })

  await test.step('a plan needs whole actions; a check-in is one tap, and can be taken back', async () => {
    await as('U07')
    const today = (await server.now()).slice(0, 10)
    const action = {
      'What is done?': 'Check-in on arrival',
      'What kind of action?': 'Supervision',
      'Who does it?': 'Ana Beltrán',
      Backup: 'Karen Lindqvist',
      'How often?': 'Each school day',
      'First due': today,
    }
    await fillIn(page, `${path}/plan/actions/new`, action, 'Save the action')
    await expect(page.getByText('Still missing: verification, end.')).toBeVisible()
    await page.goto(`${path}/plan/start`)
    await answer(page, { 'Which?': 'The plan', From: today })
    await send(page, 'Start it')
    await expect(page.getByText('has no verification, no end.')).toBeVisible()
    await page.goto(`${path}/plan`)
    await page.getByRole('link', { name: 'Change: Check-in on arrival' }).click()
    await answer(page, { 'How do we know it was done?': 'Recorded here', 'When does it end?': 'A review ends it' })
    await send(page, 'Save the action')
    await expect(page.getByText('A review ends it')).toBeVisible()
    await page.goto(`${path}/plan/start?draft=no`)
    await answer(page, { 'Which?': 'The plan', From: today })
    await send(page, 'Start it')
    await expect(page.getByText('Review the plan')).toBeVisible()

    await as('U09')
    await page.goto(`${path}/plan`)
    await page.getByRole('button', { name: 'Done: Check-in on arrival' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Recorded' })).toBeVisible()
    await page.getByRole('status').filter({ hasText: 'Recorded' }).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('button', { name: 'Done: Check-in on arrival' })).toBeVisible()
  })
})

test('imminent is an act on its own page, never a radio among others', async ({ page, as, server }) => {
  await as('U09')
  await page.goto(`/cases/${await server.id('inquiry:case')}/level/working`)
  await expect(page.getByRole('radio')).toHaveCount(3)
  await page.getByRole('link', { name: 'Imminent' }).click()
  await expect(page).toHaveURL(/\/danger$/)
})
