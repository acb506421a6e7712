import type { Page } from '@playwright/test'
import { answer, block, fillIn, onRecord, panel, record, recordTarget, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The whole night is on record: 17 events, the last of them the emergency order. */
test.use({ district: 'home-firearm:17' })
test.setTimeout(600_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The Friday after: who decides that he stays away, thirteen questions, the level, parents, discipline. */
test('@script S8, the day after: the team meets, the level is high, and every day away is counted once', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('home-firearm:case')}`
  const join = async (who: string, as: string, why: string) => {
    await fillIn(page, `${path}/team/add`, { 'Who?': who, 'As what?': as, 'Why?': why }, 'Add to the team')
    await expect(heading(page)).toHaveText('Team')
  }

  await test.step('8. 07:00 he stays away until the meeting: whose decision is it?', async () => {
    await turn('U18', '2027-02-26 06:55')
    await join('Ben Adler', 'Member', 'Counselor of the school')
    await join('Dr. Ruth Feldman', 'Member', 'School psychologist')
    await join('Dep. Dana Whitfield', 'Officer', 'School resource officer')
    await turn('U18', '2027-02-26 07:00')
    await page.goto(`${path}/interim/new`)
    await answer(page, {
      'What is it?': 'Stays home',
      'What is done?': 'No attendance until the team has met.',
      'Who sees to it?': 'Yolanda Reyes',
      From: '2027-02-26',
      'Until, and with that day': '2027-02-26',
    })
    await send(page, 'Save the measure')
    await expect(page.getByText('Error: Say whose decision it is.')).toBeVisible()
    await accessible()
    await answer(page, { 'Whose decision?': 'The district’s' })
    await send(page, 'Save the measure')
    await onRecord(page)
    await expect(panel(page, 'Right now')).toContainText('At school: no')
    await expect(panel(page, 'Right now')).toContainText('district’s decision')
    await page.goto(`${path}/interim/new`)
    await expect(panel(page, 'Removal ledger')).toContainText(/^Removal ledger1 school day away/)
  })

  await test.step('9. before the meeting: a teacher and Caleb are heard, the history is looked up', async () => {
    await turn('U19', '2027-02-26 07:40')
    await record(
      page,
      `${path}/interview/new/teacher`,
      {
        'Who is it with?': 'Ms. Jo Hart (English)',
        'Is an officer present?': 'No',
        'What has changed in the last weeks and months?':
          'Since the winter he sits alone. Two essays about being laughed at.',
        'Exact words': 'He wrote: they’ll all see.',
        'Did you ask?': 'Yes',
        'What was the answer?': 'Never heard him speak of guns.',
        'What helps this student?': 'Likes robotics; stays after class to talk.',
      },
      'Save the interview',
    )
    await turn('U10', '2027-02-26 08:20')
    await record(
      page,
      `${path}/interview/new/student-6-12`,
      {
        'Who is it with?': 'Caleb Strand',
        'Who else is present?': 'Erin Strand (mother)',
        'Is an officer present?': 'No',
        'Was a parent told before?': 'Yes',
        'Is there an IEP, a 504 plan or another known need?': 'No',
        'What led up to it? Is there something between you, or something unfair to you?':
          'Filmed in the locker room in November; the video is still passed around.',
        'Exact words': 'I wanted them to feel it. I don’t know if I would have.',
        'Did you ask?': 'Yes',
        'What was the answer?': 'Knew where grandpa’s were. Had held the rifle for the picture.',
        'What helps this student?': 'Wants to stay in robotics; talks with his mother.',
        'Did you ask about thoughts of self-harm?': 'Yes',
        'What was said (sealed)': 'Has thought that it would be easier not to be here. No plan.',
      },
      'Save the interview',
    )
    await turn('U19', '2027-02-26 08:32')
    await fillIn(
      page,
      `${path}/history/prior-assessments`,
      {
        'How far is it?': 'Done',
        'Was anything found?': 'Yes',
        'What was found?': 'Bullying report of November 2026: he was the one who was bullied. No answer on file.',
        'What does it mean here?': 'More concern',
      },
      'Save this row',
    )
    await expect(page.getByText('The row is saved.')).toBeVisible()
    await turn('U18', '2027-02-26 08:50')
    await page.goto(path)
    await page
      .getByRole('link', { name: /^Interview: Ms. Jo Hart/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'I have read this' }).click()
    await onRecord(page)
  })

  await test.step('9. 09:00 the meeting: six people, two of them without an account', async () => {
    await turn('U18', '2027-02-26 09:00')
    await page.goto(`${path}/meeting/new`)
    await answer(page, { 'What kind of meeting?': 'First meeting' })
    const inTheTeam = [
      ['Yolanda Reyes', 'School administration'],
      ['Ben Adler', 'Counseling or mental health'],
      ['Dr. Ruth Feldman', 'Counseling or mental health'],
      ['Dep. Dana Whitfield', 'Law enforcement'],
    ]
    const others = [
      ['Ms. Jo Hart', 'Instruction: a teacher', 'English teacher', ''],
      ['Erin Strand', 'Family', 'mother', 'The first half hour'],
    ]
    const people = [
      ...inTheTeam.map(([who = '', knows = '']) => ({ 'Who, of the team?': who, 'What do they know about?': knows })),
      ...others.map(([who = '', knows = '', relation = '', part = '']) => ({
        'Name, if not of the team': who,
        'Relation to the student': relation,
        'What do they know about?': knows,
        'For which part were they there?': part,
      })),
    ]
    for (const [n, person] of people.entries()) {
      const place = block(page, 'Person', n + 1)
      if (!(await place.isVisible())) await page.getByText('Add another person', { exact: true }).click()
      await answer(place, person)
    }
    await answer(page, { 'What was discussed?': 'The post, the weapons, the video, his journal.' })
    await send(page, 'Save the meeting')
    await onRecord(page)
    await expect(page.getByText(/^On record: Team meeting with 6 people/)).toBeVisible()
    await page
      .getByRole('link', { name: /^Team meeting with 6 people/ })
      .first()
      .click()
    await expect(page.getByRole('main')).toContainText('Erin Strand')
    await expect(page.getByRole('main')).toContainText('The first half hour')
  })

  await test.step('9. the thirteen questions: eleven answered on evidence, one with a task, one that can’t be known', async () => {
    for (let n = 1; n <= 13; n++) {
      await page.goto(`${path}/key-questions/${n}`)
      if (n === 11) {
        await answer(page, {
          'What do we know?': 'Not yet: make a task',
          'What is to be found out?': 'Ask the Sheriff what the phone shows',
          'By whom?': 'Yolanda Reyes',
          'By which day?': '2027-03-05',
        })
      } else if (n === 7) {
        await answer(page, { 'What do we know?': 'It cannot be known', 'Why can it not be known?': 'He does not say.' })
      } else {
        await answer(page, {
          'What do we know?': 'We can answer it',
          Answer: known[n] ?? 'As talked over in the meeting.',
        })
        await page
          .getByRole('group', { name: 'What do you rely on?' })
          .getByRole('checkbox', { name: n === 4 ? /Grandfather’s home/ : /^Interview: / })
          .first()
          .check()
        await answer(page, { 'What does it say?': n === 3 ? 'Neither' : n === 13 ? 'It helps' : 'It raises concern' })
      }
      await send(page, 'Save the answer')
      await expect(page).toHaveURL(new RegExp(`/key-questions#question-${n}$`))
    }
    await expect(page.getByText('Ask the Sheriff what the phone shows: Yolanda Reyes')).toBeVisible()
    await accessible()
  })

  await test.step('9. high is proposed in words, counts at once, and is approved by somebody else', async () => {
    await turn('U18', '2027-02-26 09:45')
    await page.goto(`${path}/level?draft=no`)
    await expect(page.getByText('There is no score.')).toBeVisible()
    await expect(page.locator('input[name="level"]:checked')).toHaveCount(0)
    await answer(page, {
      'Which words fit best?': 'High',
      'Why this level?': 'A named day, a real rifle, reach to three firearms until last night, a live grievance.',
      'What else could explain it?': 'A wish to frighten without intent. The means were real all the same.',
      'What would make us change it?': 'Weapons stay out of reach, the video is dealt with, he takes help.',
      'Would we say the same of another student with these facts?': 'Yes',
      'Who was there?': ['Yolanda Reyes', 'Ben Adler', 'Dr. Ruth Feldman', 'Dep. Dana Whitfield'],
      'Who else was there?': 'Ms. Jo Hart; Erin Strand for part',
    })
    const rely = page.getByRole('group', { name: 'What do you rely on?' })
    await rely
      .getByRole('checkbox', { name: /Grandfather’s home/ })
      .first()
      .check()
    await rely
      .getByRole('checkbox', { name: /^Interview: / })
      .first()
      .check()
    await answer(block(page, 'Different view', 1), {
      'Whose?': 'Ms. Jo Hart',
      'What do they see differently?': 'She thinks he would not have done it.',
    })
    await page.locator('#main button.button-main').last().click()
    await expect(page.getByText('High counts from now.')).toBeVisible()
    await expect(thisCase(page)).toContainText('High, awaiting approval')
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await turn('U01', '2027-02-26 10:30')
    await page.goto('/work')
    await workRow(page, /^Approve the level/)
      .first()
      .getByRole('link')
      .click()
    await expect(page.getByText('She thinks he would not have done it.')).toBeVisible()
    await accessible()
    await send(page, 'Approve')
    await expect(thisCase(page)).toContainText('Level of concern: High, since 26 Feb')
  })

  await test.step('10. 13:00 two students and the school; the parents’ clocks run twelve hours', async () => {
    await turn('U18', '2027-02-26 13:00')
    await recordTarget(page, path, 'Nina Castellano', { 'Why do you think so?': 'She filmed him.' })
    await recordTarget(page, path, 'Bram Ostrowski', { 'Why do you think so?': 'He passed the video on.' })
    await record(
      page,
      `${path}/target/new`,
      { 'Who or what is it?': 'A school', Name: 'Sutter Ridge High', 'Is this person safe now?': 'Yes' },
      'Save who might be hurt',
    )
    await expect(panel(page, 'Right now')).toContainText('Students named as targets: 2, parents not yet told')
    await expect(panel(page, 'Due')).toContainText('Sat 27 Feb, 1:0')
    for (const [who, when] of [
      ['Nina Castellano', '14:10'],
      ['Bram Ostrowski', '14:30'],
    ] as const) {
      await turn('U18', `2027-02-26 ${when}`)
      await record(
        page,
        `${path}/contact/new`,
        {
          'With whom?': 'Parent or guardian of a student who might be hurt',
          'Name and relation': `Parent of ${who}`,
          'About which person who might be hurt?': who,
          'Why?': 'A threat that may include their child; what we do',
          'How?': 'Phone',
          'Reached?': 'Yes',
        },
        'Save the contact',
      )
    }
    await expect(panel(page, 'Right now')).toContainText('Students named as targets: 2, parents told')
  })

  await test.step('11. suspended for five days: checked against five, and the day at home counts once', async () => {
    await turn('U18', '2027-02-26 15:00')
    const suspension = {
      'Was there discipline?': 'Yes',
      'Which measure?': 'Suspension',
      Code: '48900.7',
      'First day away': '2027-02-26',
      'Whose decision?': 'The district’s',
      'Which other means were considered?': 'Supervision at school: not safe before the weapons were looked into.',
      'Who decided it?': 'Yolanda Reyes',
    }
    await page.goto(`${path}/outcomes/discipline/new`)
    await answer(page, { ...suspension, 'Last day away': '2027-03-05' })
    await send(page, 'Save the outcome')
    await expect(page.getByRole('alert').first()).toContainText(/5|five/)
    await answer(page, { 'Last day away': '2027-03-04' })
    await send(page, 'Save the outcome')
    await onRecord(page)
    await page.goto(`${path}/interim/new`)
    await expect(panel(page, 'Removal ledger')).toContainText('5 school days away')
    for (const on of ['26 Feb', '1 Mar', '2 Mar', '3 Mar', '4 Mar']) {
      await expect(panel(page, 'Removal ledger')).toContainText(on)
    }
    await accessible()
  })

  await test.step('the other tracks: what police decided, and support for who might be hurt', async () => {
    await turn('U18', '2027-02-26 15:10')
    await fillIn(
      page,
      `${path}/outcomes/police/new`,
      {
        'Did police decide something?': 'Yes',
        'What?': ['Order'],
        Agency: 'Tule County Sheriff',
        'Who told you?': 'Sgt. Luis Ortega',
        'Incident number': 'TCS-27-1310',
      },
      'Save the outcome',
    )
    await onRecord(page)
    await turn('U19', '2027-02-26 15:20')
    await fillIn(
      page,
      `${path}/outcomes/support/new`,
      {
        'For whom?': 'Nina Castellano',
        'Is support given?': 'Yes',
        'What?': ['Counseling'],
        'Who gives it?': 'Ben Adler',
        'What do they want?': 'To know if he comes back.',
      },
      'Save the support',
    )
    await onRecord(page)
    await expect(heading(page)).toHaveText('Outcomes')
  })
})

const known: Readonly<Record<number, string>> = {
  1: 'To be feared instead of laughed at. The video still circulates.',
  2: 'One post; a journal line: they’ll all see.',
  3: 'Little interest in attackers; none in his browsing that we know of.',
  4: 'Rifle and two handguns at his grandfather’s, unlocked until last night; now with the Sheriff.',
  13: 'His mother, Ms. Hart, robotics.',
}
