import type { Page } from '@playwright/test'
import { answer, fillIn, onRecord, panel, record, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The night and the day after are on record: 52 events, the last of them the support for a student who might be hurt. */
test.use({ district: 'home-firearm:52' })
test.setTimeout(600_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })

/** The week away: a note, an evaluation, a plan, and the morning on which he comes back. */
test('@script S8, the week after: he comes back to a plan whose every action has an owner, a backup and an end', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('home-firearm:case')}`

  await test.step('12. Monday 07:00 no lockdown, an extra patrol, a message that names nobody', async () => {
    await turn('U18', '2027-03-01 07:00')
    await record(
      page,
      `${path}/note/new`,
      {
        'What kind of note?': 'Patrol',
        Note: 'No lockdown. Extra patrol before school this week; community message sent without naming anybody.',
      },
      'Save the note',
    )
    await expect(panel(page, 'Right now')).toContainText('At school: no, through Thu 4 Mar (discipline)')
  })

  await test.step('13. Tuesday the evaluation is arranged, and whether it was kept is asked until somebody answers', async () => {
    await turn('U10', '2027-03-02 10:00')
    await fillIn(
      page,
      `${path}/outcomes/referral/new`,
      {
        'Is there a referral?': 'Yes',
        'To whom?': 'Tule County Youth Clinic',
        'Appointment on': '2027-03-04',
        'At what time?': '14:00',
        'Who agreed?': 'Erin Strand, signed',
      },
      'Save the referral',
    )
    await onRecord(page)
    await turn('U10', '2027-03-04 16:30')
    await page.goto('/work')
    const row = workRow(page, 'Ask whether the appointment was kept')
    await expect(row).not.toContainText(/clinic|health/i)
    await row.getByRole('link').click()
    await answer(page, { 'Which referral?': 'Tule County Youth Clinic', 'Was it kept?': 'Yes' })
    await send(page, 'Save')
    await onRecord(page)
    await page.goto('/work')
    await expect(row).toHaveCount(0)
  })

  await test.step('14. the plan: check-in, search on arrival, counseling, an end to the video; no social restriction', async () => {
    await turn('U18', '2027-03-04 17:00')
    for (const { what, kind, owner, backup, often, time, verified, ifNot } of actions) {
      await page.goto(`${path}/plan/actions/new?draft=no`)
      await answer(page, {
        'What is done?': what,
        'What kind of action?': kind,
        'Who does it?': owner,
        Backup: backup,
        'How often?': often,
        'First due': '2027-03-05',
        'At what time?': time,
        'How do we know it was done?': verified,
        'When does it end?': 'Until the team ends it at a review',
      })
      if (ifNot) {
        await send(page, 'Save the action')
        await expect(page.getByText(/^Error: Say what happens when the searcher is absent/)).toBeVisible()
        await answer(page, { 'What if it can’t be done?': ifNot })
      }
      await send(page, 'Save the action')
      await expect(page).toHaveURL(/\/plan(\?|#|$)/)
    }
    await page.goto(`${path}/plan/start`)
    await answer(page, {
      'Which?': 'The plan',
      From: '2027-03-05',
      'Review on': '2027-03-12',
      'What should it bring about?': 'Safe mornings, somebody to talk to, an end to the video.',
      'When does it end?': 'The team ends it.',
      'What do the parents say, and do?': 'His mother agrees and signs.',
    })
    await send(page, 'Start it')
    await expect(page).toHaveURL(/\/plan(\?|#|$)/)
    for (const { what, owner } of actions) {
      await expect(page.getByRole('main')).toContainText(what)
      await expect(page.getByRole('main')).toContainText(owner)
    }
    await accessible()
  })

  await test.step('14. the return: who decided, on which conditions, who is there on the first morning', async () => {
    await turn('U18', '2027-03-04 17:20')
    await page.goto(`${path}/return/new`)
    await answer(page, {
      'Back on': '2027-03-05',
      'From where?': 'From being away',
      'Who decided?': 'Yolanda Reyes, with the team',
      'Whose decision was it to stay away?': 'The district’s',
      'Under which conditions?': 'Check-in and search on arrival; no social restrictions.',
      Belongings: 'Searched',
      'By whom and on what ground, or why not?': 'Deputy Whitfield, with his mother’s agreement',
      'School officer or police': 'Consulted',
      'Whom, or why not?': 'Dep. Whitfield: weapons still kept',
      'Who agrees with you?': 'Ben Adler',
      'Who is there?': 'Ben Adler',
      Backup: 'Yolanda Reyes',
    })
    await send(page, 'Decide the return')
    await onRecord(page)
    await expect(thisCase(page)).toContainText('Level of concern: High')
    await turn('U18', '2027-03-05 06:30')
    await page.goto(path)
    await expect(panel(page, 'Right now')).toContainText('At school: not kept away')
  })

  await test.step('14. the first morning is on the list of whoever is there (P15)', async () => {
    await turn('U19', '2027-03-05 07:40')
    await page.goto('/work')
    await workRow(page, 'Be there on the first morning back').getByRole('link').click()
    await answer(page, { 'Was it done?': 'Done', 'What came of it?': 'Met him and his mother at the front office.' })
    await send(page, 'Record it')
    await onRecord(page)
  })

  await test.step('14. Friday morning: one tap each for the check-in and the search', async () => {
    for (const [who, what] of [
      ['U19', 'Morning check-in with Ben Adler'],
      ['U05', 'Search on arrival'],
    ] as const) {
      await turn(who, '2027-03-05 07:52')
      await page.goto('/work')
      await expect(page.getByRole('main')).not.toContainText(/level|rifle|firearm|suspen/i)
      await page.getByRole('button', { name: `Done: ${what}` }).click()
      await expect(page.getByText('Recorded 7:5')).toBeVisible()
    }
    await turn('U18', '2027-03-05 08:00')
    await page.goto(path)
    await expect(panel(page, 'Plan today')).toContainText(/Search on arrival.*Done 7:5/s)
    await expect(page.getByRole('heading', { name: 'Next: the plan review, Fri 12 Mar' })).toBeVisible()
  })

  await test.step('14. a morning that went otherwise is told, not hidden', async () => {
    await turn('U19', '2027-03-08 07:50')
    await page.goto(path)
    await page.goto('/work')
    const row = workRow(page, 'Morning check-in with Ben Adler')
    await row.getByText('Not done', { exact: true }).click()
    await row.getByLabel('What happened instead?').fill('Caleb came late with his mother; seen at 9:15.')
    await row.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Recorded 7:5')).toBeVisible()
    await page.goto(path)
    await expect(panel(page, 'Timeline')).toContainText('Caleb came late with his mother')
  })
})

const actions = [
  {
    what: 'Morning check-in with Ben Adler',
    kind: 'Supervision',
    owner: 'Ben Adler',
    backup: 'Yolanda Reyes',
    often: 'Each school day',
    time: '07:40',
    verified: 'Mr. Adler sees him before first period',
    ifNot: '',
  },
  {
    what: 'Search on arrival',
    kind: 'Search on arrival',
    owner: 'Dep. Dana Whitfield',
    backup: 'Yolanda Reyes',
    often: 'Each school day',
    time: '07:35',
    verified: 'Deputy Whitfield notes it',
    ifNot: 'He waits in the office with the chair until somebody trained is there.',
  },
  {
    what: 'Counseling',
    kind: 'Support',
    owner: 'Dr. Ruth Feldman',
    backup: 'Ben Adler',
    often: 'Each week',
    time: '',
    verified: 'Dr. Feldman notes that it took place',
    ifNot: '',
  },
  {
    what: 'Deal with the video and those who pass it on',
    kind: 'Climate and supervision',
    owner: 'Yolanda Reyes',
    backup: 'Ben Adler',
    often: 'Each week',
    time: '',
    verified: 'Chair reports at each review',
    ifNot: '',
  },
]
