import type { Page } from '@playwright/test'
import { answer, block, onRecord, panel, record, recordTarget, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'demo/kickball' })
test.setTimeout(240_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })

/** A threat in anger at kickball, in grade 4: from the report to the day on which the watch ends. */
test('S1: a threat at kickball is screened by two people and resolved on the same day', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  let path = ''
  const before = (await server.acts()).length

  await test.step('10:22 Carla Ruiz reports in one short form and gets a receipt', async () => {
    await turn('U28', '2026-09-15 10:22')
    await page.goto('/refer')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tell the team about a concern')
    await expect(page.getByText('This form phones nobody.')).toBeVisible()
    await answer(page, {
      'Is someone in danger right now?': 'No',
      'What happened?': 'Leo yelled at Oliver after being called out. Pushed ball at him. Both crying.',
      'Exact words, if you heard or read them': 'I’m going to kill you',
      'Which student?': 'Leo Marchetti',
      'Who might be hurt?': 'Oliver Pham',
      'Was a weapon seen, shown or talked about?': 'No',
      'Where is this person now?': 'In the office',
    })
    await accessible()
    await send(page, 'Send to the team')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sent. Thank you.')
    await expect(page.getByText(/R-\d+, received 10:2\d am\. Someone at Alder Creek/)).toContainText('by 11:2')
    path = `/cases/${new URL(page.url()).pathname.split('/')[2]}`
    await page.goto('/reports')
    await expect(page.getByRole('row', { name: /R-\d+/ })).toContainText('Received')
    expect((await page.request.get(path)).status(), 'a reporter never sees the case').toBe(404)
  })

  await test.step('10:24 both people of the school’s group are asked to open it within the hour', async () => {
    for (const who of ['U16', 'U17']) {
      await turn(who, '2026-09-15 10:24')
      await page.goto('/work')
      await expect(workRow(page, /^Open this report/)).toContainText('11:22 am')
      await expect(workRow(page, /^Open this report/)).toContainText('not opened yet')
    }
  })

  await test.step('10:31 Paul Ibarra opens it and confirms who it is by two things', async () => {
    await turn('U17', '2026-09-15 10:31')
    await page.goto(path)
    await expect(thisCase(page)).not.toContainText('RA-26-')
    await page.getByRole('link', { name: 'Open this report' }).first().click()
    await send(page, 'Open this report')
    await expect(thisCase(page)).toContainText(/Screening RA-26-\d{4}/)
    await page.goto(`${path}/identify`)
    await expect(page.getByText('Similar names')).toHaveCount(0)
    await answer(page, { 'What agrees?': ['Student number', 'Photo'] })
    await send(page, 'Confirm')
    await onRecord(page)
    await record(page, `${path}/prior-contacts`, {}, 'Record this result')
  })

  await test.step('police: not applicable in grade 4, with the reason; an officer may be asked all the same', async () => {
    await page.goto(`${path}/triage`)
    const police = panel(page, 'Police')
    await expect(police).toContainText('49390 covers grades 6-12')
    await expect(police.getByRole('link', { name: 'Ask an officer for advice' })).toBeVisible()
    await expect(police.getByRole('link', { name: 'Answer, and record the call' })).toHaveCount(0)
  })

  await test.step('10:50 the talk with Leo: spoken, word for word, never filled in by himself', async () => {
    await turn('U17', '2026-09-15 10:50')
    await page.goto(`${path}/interview/new`)
    await page.getByRole('link', { name: 'Student of concern, grades K-5' }).click()
    await expect(page.getByText('Nobody is handed this page.')).toBeVisible()
    await expect(page.getByText(/self-completed|filled in by the student/i)).toHaveCount(0)
    await answer(page, {
      'When did it happen?': '2026-09-15 10:35',
      'Is an officer present?': 'No',
      'Was a parent told before?': 'No',
      'Why not?': 'Talked with him at once to calm him; mother called right after.',
      'Tell me what happened. What came first, and then?': 'He was called out and thought it was not fair.',
      'Exact words': 'I was mad. I didn’t want to really kill him. He cheats.',
      'Did you ask?': 'Yes',
      'What was the answer?': 'No. Only a water gun.',
      'What helps this student?': 'Says sorry on his own; trusts two adults.',
    })
    await send(page, 'Save the interview')
    await onRecord(page)
    await page
      .getByRole('list')
      .getByRole('link', { name: /^Interview.*Leo Marchetti/ })
      .first()
      .click()
    await expect(page.getByText('I was mad. I didn’t want to really kill him. He cheats.')).toBeVisible()
  })

  await test.step('11:02 Oliver is recorded as who might be hurt, and is talked with', async () => {
    await turn('U17', '2026-09-15 11:02')
    await recordTarget(page, path, 'Oliver Pham')
    await record(
      page,
      `${path}/interview/new/target`,
      {
        'Who is it with?': 'Oliver Pham',
        'Is an officer present?': 'No',
        'Exact words': 'I’m not scared now. He’s my friend.',
        'Did you ask?': 'No',
        'Why not?': 'His mother is asked.',
      },
      'Save the interview',
    )
  })

  await test.step('11:05 a quick close is refused while weapon access has not been asked', async () => {
    await turn('U17', '2026-09-15 11:05')
    await page.goto(`${path}/triage`)
    await answer(page, { 'Which outcome fits?': 'Resolved', 'Why?': 'A quarrel in a game.' })
    await page.getByRole('checkbox', { name: /^Interview.*Leo Marchetti/ }).check()
    await send(page, 'Record this outcome')
    const gate = page.getByRole('region', { name: 'Not yet: end this screening' })
    await expect(gate).toContainText('weapon access has not been asked')
    await expect(gate).toContainText('R31')
    await expect(gate).toContainText('The team chair or the district lead can go on without it.')
    await expect(page.getByText('Go on without it', { exact: true })).toHaveCount(0)
    await expect(page.getByLabel('Why?', { exact: true })).toHaveValue('A quarrel in a game.')
    await accessible()
  })

  await test.step('11:10 his mother is asked, and told: each address has its own answer', async () => {
    await turn('U17', '2026-09-15 11:10')
    await page.goto(`${path}/weapon-access/new`)
    await answer(page, {
      'Who was asked?': 'Ana Marchetti (mother)',
      'How?': 'Phone',
      'What did they say?': 'No guns in the home. Grandfather in Reno has hunting rifles, locked.',
    })
    const home = block(page, 'Address', 1)
    await home.getByRole('radio', { name: /Egret Ct/ }).check()
    await answer(home, { 'Weapons there?': 'No' })
    await page.getByText('Add another address').click()
    const reno = block(page, 'Address', 2)
    await answer(reno, {
      'Which address?': 'Another address',
      'Another address: whose home?': 'Grandfather’s home, Reno',
      'Weapons there?': 'Yes',
      'What kind, as told?': 'Hunting rifles',
      'Can the student get to it right now?': 'No',
    })
    await accessible()
    await send(page, 'Save the answers')
    await onRecord(page)
    await expect(panel(page, 'Right now')).toContainText('Grandfather’s home, Reno, weapons, as told')
    await record(
      page,
      `${path}/contact/new`,
      {
        'With whom?': 'Parent or guardian of the student of concern',
        'Name and relation': 'Ana Marchetti (mother)',
        'Why?': 'What happened at recess; weapon access',
        'How?': 'Phone',
        'Reached?': 'Yes',
        'What did you tell them?': 'What Leo said, that he calmed down, that the boys will talk.',
      },
      'Save the contact',
    )
  })

  await test.step('11:20 Denise Walker proposes; the screening waits for a second person', async () => {
    await turn('U16', '2026-09-15 11:20')
    await page.goto(`${path}/triage`)
    await answer(page, {
      'Which outcome fits?': 'Resolved',
      'Why?': 'Shouted in anger in a game; he told Paul Ibarra that he did not mean it. Mediation, one check-in.',
    })
    await page.getByRole('checkbox', { name: /^Interview.*Leo Marchetti/ }).check()
    await page.getByRole('checkbox', { name: /^Weapon access/ }).check()
    const followUp = block(page, 'Follow-up: what will somebody still do?', 1)
    await answer(followUp, {
      'What?': 'Check-in with Leo and Oliver',
      'Who?': 'Paul Ibarra',
      'By when?': '2026-09-18',
    })
    await send(page, 'Record this outcome')
    await onRecord(page)
    await expect(thisCase(page)).toContainText('Screening RA-26-')
    await page.goto(`${path}/triage`)
    await expect(page.getByText('You proposed this, so someone else confirms it.')).toContainText('Paul Ibarra')
    await page.goto(`${path}/triage/confirm`)
    await expect(page.getByRole('button', { name: 'Confirm', exact: true })).toHaveCount(0)
    await expect(page.getByText('You proposed this, so someone else confirms it.')).toBeVisible()
    await page.goto(path)
    await expect(thisCase(page)).toContainText('Screening RA-26-')
    await page.goto('/work')
    await expect(panel(page, 'Waiting for others')).toContainText('Confirm the screening')
  })

  await test.step('11:25 Oliver’s mother is called: how, when, what and whether she was reached', async () => {
    await turn('U16', '2026-09-15 11:25')
    await record(
      page,
      `${path}/contact/new`,
      {
        'With whom?': 'Parent or guardian of a student who might be hurt',
        'Name and relation': 'Linh Pham (mother)',
        'About which person who might be hurt?': 'Oliver Pham',
        'Why?': 'What was said to Oliver',
        'When did it happen?': '2026-09-15 11:22',
        'How?': 'Phone',
        'Reached?': 'Yes',
      },
      'Save the contact',
    )
    await expect(panel(page, 'Right now')).toContainText('parents told')
  })

  await test.step('12:00 Paul Ibarra confirms under his own account: finished, with a check-in and a watch', async () => {
    await turn('U17', '2026-09-15 12:00')
    await page.goto('/work')
    await workRow(page, 'Confirm the screening').getByRole('link').click()
    await expect(page.getByText('Shouted in anger in a game')).toBeVisible()
    await send(page, 'Confirm')
    await expect(panel(page, 'How it stands')).toContainText('Resolved, no continuing concern')
    await expect(panel(page, 'How it stands')).toContainText('watched for until Mon 14 Dec')
  })

  await test.step('what stands at the end: no level, no police, no discipline, one word for the reporter', async () => {
    await expect(page.getByText(/level of concern|working level|not yet assessed/i)).toHaveCount(0)
    const kinds = await server.kinds(path.split('/').at(-1) ?? '')
    expect(kinds.filter((kind) => /police|discipline|level|plan/.test(kind))).toEqual([])
    expect((await server.acts()).slice(before).filter((act) => /^police|^level|^outcome/.test(act))).toEqual([])
    await turn('U28', '2026-09-15 12:10')
    await page.goto('/reports')
    await expect(page.getByRole('row', { name: /R-\d+/ })).toContainText('Finished')
    await turn('U06', '2026-09-15 12:12')
    expect((await page.request.get(path)).status(), 'the school officer was not told').toBe(404)
  })

  await test.step('18 September: the check-in is done', async () => {
    await turn('U17', '2026-09-18 13:00')
    await page.goto('/work')
    await workRow(page, 'Check-in with Leo and Oliver').getByRole('link').click()
    await answer(page, { 'Was it done?': 'Done', 'What came of it?': 'Friends again.' })
    await send(page, 'Record it')
    await onRecord(page)
    await page.goto('/work')
    await expect(workRow(page, 'Check-in with Leo and Oliver')).toHaveCount(0)
  })
})
