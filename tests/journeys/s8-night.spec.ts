import type { Page } from '@playwright/test'
import { answer, block, fillIn, onRecord, panel, record, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'
import { picture } from '#tests/setup/picture.ts'

test.use({ district: 'demo/s8' })
test.setTimeout(600_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** A Thursday night: one person at home with a phone, police, two home visits, an emergency order. */
test('S8, the night: a screenshot is an opened case within minutes, and three firearms are out of reach by 22:50', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  let path = ''

  await test.step('the district’s list for the night: Okafor, Bell, then Sgt. Ortega', async () => {
    await turn('U01', '2027-02-25 15:40')
    await page.goto('/admin/district/on-duty')
    await expect(block(page, 'Place', 3).getByLabel('Person')).toHaveValue(await server.id('U04'))
  })

  await test.step('1. 20:51 an anonymous tip is entered, with its picture', async () => {
    await turn('U03', '2027-02-25 20:51')
    await page.goto('/refer/for-somebody')
    await answer(page, {
      'How did it come?': 'Tip line',
      'When did it come?': '2027-02-25 20:51',
      'The reporter is unknown': 'yes',
      'Is someone in danger right now?': 'I’m not sure',
      'What happened?': 'Screenshot of a post: a rifle on a bed.',
      'Exact words, if you heard or read them': 'monday gonna be different for SRH 🙂',
      'Which student?': 'Strand',
      'I don’t know the name': 'yes',
      'Handle, game tag or phone number': '@cstrand_',
      'Which school?': 'Sutter Ridge High',
      'Who might be hurt?': 'Sutter Ridge High',
      'Was a weapon seen, shown or talked about?': 'Yes',
      'What was it?': 'A rifle on a bed',
      'When might it happen?': 'Monday',
      'Where is this person now?': 'Not at school',
    })
    await expect(page.getByText('Never a sexual image. Describe it and call.')).toBeVisible()
    await page.getByLabel(/^Photo or screenshot/).setInputFiles(picture('screenshot.png'))
    await send(page, 'Send to the team')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    path = `/cases/${new URL(page.url()).pathname.split('/')[2]}`
    expect((await page.request.get(path)).status(), 'who enters a report never sees the case').toBe(404)
  })

  await test.step('1. the ladder: both people on call see it at night, and the third stands on everybody’s list', async () => {
    for (const who of ['U01', 'U02']) {
      await turn(who, '2027-02-25 20:52')
      await page.goto('/work')
      const row = panel(page, 'Now').getByRole('listitem')
      await expect(row).toContainText('Open this report: danger marked')
      await expect(row).toContainText('Sutter Ridge High')
      await expect(row).toContainText('8:56 pm')
      await expect(row).not.toContainText(/Strand|rifle|cstrand/)
      const onDuty = panel(page, 'On duty now').getByRole('listitem')
      await expect(onDuty).toContainText(['Okafor', 'Bell', 'Ortega', 'School Safety'])
    }
  })

  await test.step('2. 20:55 Dr. Okafor opens it; of two students named Strand she confirms Caleb by handle and photo', async () => {
    await turn('U01', '2027-02-25 20:55')
    await page.goto('/work')
    await workRow(page, 'Open this report: danger marked').getByRole('link').click()
    await send(page, 'Open this report')
    await expect(thisCase(page)).toContainText(/Screening RA-27-\d{4}/)
    await expect(thisCase(page)).not.toContainText(/level|assessed/i)
    await page
      .getByRole('link', { name: /^Report R-\d+ received/ })
      .first()
      .click()
    await expect(page.getByText('monday gonna be different for SRH 🙂')).toBeVisible()
    await expect(page.getByText('screenshot.png').first()).toBeVisible()
    await page.goto(`${path}/identify/find`)
    await answer(page, { 'Name or student number': 'Strand' })
    await send(page, 'Search')
    await page.getByRole('link', { name: /Caleb Strand/ }).click()
    await expect(page.getByText('Similar names').first()).toBeVisible()
    await expect(panel(page, 'Caleb Strand')).toContainText('@cstrand_')
    await expect(panel(page, 'Kaleb Strand')).toContainText('@kstrand09')
    await answer(page, {
      'Which person?': 'Caleb Strand',
      'What agrees?': ['Photo', 'Known handle'],
      'Similar names: tick each that you compared and that is not meant': ['Kaleb Strand'],
    })
    await send(page, 'Confirm')
    await onRecord(page)
    await expect(thisCase(page)).toContainText('Caleb Strand')
    await expect(panel(page, 'Timeline')).not.toContainText('Kaleb')
    await record(
      page,
      `${path}/prior-contacts`,
      { 'Looked up elsewhere': 'Bullying report of November 2026, as the one who was bullied.' },
      'Record this result',
    )
  })

  await test.step('3. 20:58 police must be told: the clock runs from 20:55, and whoever knows sees that nobody was', async () => {
    await turn('U01', '2027-02-25 20:58')
    await fillIn(
      page,
      `${path}/police/duty/new`,
      {
        'Must this be reported to police?': 'Yes',
        'Why?': 'Grade 10, a rifle, a day and a school are named.',
        'Since when has somebody known?': '2027-02-25 20:55',
      },
      'Save the answer',
    )
    await expect(heading(page)).toHaveText('Police')
    await expect(page.getByText('Not yet reported')).toBeVisible()
    await expect(page.getByText('Aware since')).toContainText('8:55 pm: Dr. Helen Okafor')
    await page.goto(path)
    await expect(panel(page, 'Right now')).toContainText('Police: not yet told')
    await page.goto('/work')
    await expect(workRow(page, 'Tell police: not yet reported')).toBeVisible()
  })

  await test.step('3a. 20:58 an emergency opens the case with one name', async () => {
    await page.goto(`${path}/triage`)
    await answer(page, { 'Which outcome fits?': 'Emergency' })
    await expect(page.getByText('This page phones nobody.')).toBeVisible()
    await answer(page, { 'Why?': 'A rifle, a day and this school are named. Known handle.' })
    await send(page, 'Record this outcome')
    await onRecord(page)
    await expect(thisCase(page)).toContainText('Opened')
    await expect(thisCase(page)).toContainText('Not yet assessed')
    await expect(thisCase(page)).not.toContainText(/\blow\b/i)
    await page.goto('/work')
    await expect(panel(page, 'Waiting for others')).toContainText('Confirm the triage')
  })

  await test.step('4. 21:02 the Sheriff is told, seven minutes after 20:55, with the picture and its hash', async () => {
    await turn('U01', '2027-02-25 21:02')
    await fillIn(
      page,
      `${path}/police/told/new`,
      {
        'Who was told?': 'Sgt. Luis Ortega',
        'Which agency?': 'Tule County Sheriff',
        'How?': 'Phone',
        'Incident number': 'TCS-27-1310',
        'What were they told?': 'The post, the handle, the day.',
        'Files given to them': ['screenshot.png'],
      },
      'Save: police told',
    )
    await expect(page.getByText(/Reported Thu 25 Feb, 9:02 pm/)).toBeVisible()
    await expect(page.getByText(/Incident TCS-27-1310/)).toBeVisible()
    await expect(page.getByRole('row', { name: /screenshot\.png/ })).toContainText(/Yes.*[0-9a-f]{64}/)
    await page.goto(path)
    await expect(panel(page, 'Right now')).toContainText('Police told 9:02 pm, Sgt. Luis Ortega')
    await page.goto('/work')
    await expect(workRow(page, 'Tell police: not yet reported')).toHaveCount(0)
  })

  await test.step('3a, 4. 21:20 Marcus Bell confirms under his own account, and sees that police were told', async () => {
    await turn('U02', '2027-02-25 21:20')
    await page.goto('/work')
    await workRow(page, 'Confirm the triage').getByRole('link').click()
    await expect(page.getByText('A rifle, a day and this school are named. Known handle.')).toBeVisible()
    await accessible()
    await send(page, 'Confirm')
    await onRecord(page)
    await expect(panel(page, 'Right now')).toContainText('Police told 9:02 pm, Sgt. Luis Ortega')
    await expect(thisCase(page)).toContainText('Opened')
    await page.goto('/work')
    await expect(workRow(page, 'Confirm the triage')).toHaveCount(0)
  })

  await test.step('21:25 Sgt. Ortega joins as an officer; the mother is called', async () => {
    await turn('U01', '2027-02-25 21:25')
    await page.goto(`${path}/team/add`)
    await answer(page, { 'Who?': 'Sgt. Luis Ortega', 'As what?': 'Officer', 'Why?': 'Law-enforcement partner on call' })
    await send(page, 'Add to the team')
    await expect(page.getByText('Law-enforcement partner on call')).toBeVisible()
    await record(
      page,
      `${path}/contact/new`,
      {
        'With whom?': 'Parent or guardian of the student of concern',
        'Name and relation': 'Erin Strand (mother)',
        'Why?': 'The post; where Caleb is; weapons',
        'How?': 'Phone',
        'Reached?': 'Yes',
        'What did they say?': 'He is at his grandfather’s. We have no guns here. Please come.',
      },
      'Save the contact',
    )
  })

  await test.step('5. 22:10 the mother’s home: none seen there, and nothing said of any other address', async () => {
    await turn('U02', '2027-02-25 22:20')
    await page.goto(`${path}/home-visit/new`)
    await answer(page, {
      Address: 'Mother’s home',
      Arrived: '2027-02-25 22:10',
      'Why may you be here?': 'Invited in, by consent',
      'Consent by': 'Erin Strand (mother)',
      'Spoken or written?': 'Spoken',
      'Who went?': ['Marcus Bell', 'Sgt. Luis Ortega'],
      'Weapons here?': 'None, seen by officers',
      'Can Caleb get to a weapon here right now?': 'No',
    })
    await send(page, 'Save what I have')
    await expect(page.getByText(/^Saved for this address only/)).toContainText('1 other address is still unknown.')
    await page.goto(path)
    await expect(panel(page, 'Right now')).toContainText('Mother’s home, none seen 25 Feb')
    await expect(panel(page, 'Right now')).toContainText('Grandfather’s home, not asked yet')
  })

  await test.step('5. 22:35 the grandfather’s home: a rifle and two handguns, unlocked, and no serial number', async () => {
    await turn('U02', '2027-02-25 22:42')
    await page.goto(`${path}/home-visit/new`)
    await answer(page, {
      Address: 'Grandfather’s home',
      Arrived: '2027-02-25 22:35',
      'Why may you be here?': 'Invited in, by consent',
      'Consent by': 'Walt Strand (grandfather)',
      'Spoken or written?': 'Written',
      'Who went?': ['Marcus Bell', 'Sgt. Luis Ortega'],
      'Weapons here?': 'Yes',
      'Can Caleb get to a weapon here right now?': 'Yes',
    })
    await expect(page.getByText('Don’t leave it at this.')).toBeVisible()
    await accessible()
    await send(page, 'Save what I have')
    await expect(heading(page)).toHaveText('Home visit: people')
    await page.goto(path)
    await expect(panel(page, 'Right now')).toContainText('Grandfather’s home, weapons seen 25 Feb')
    await page
      .getByRole('link', { name: /^Home visit, Grandfather/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Go on with this visit' }).click()
    await page.getByRole('link', { name: 'Weapons', exact: true }).click()
    await expect(page.getByText('No serial numbers, codes or where the key is.').first()).toBeVisible()
    await expect(page.getByLabel(/serial/i)).toHaveCount(0)
    await answer(block(page, 'Weapon', 1), {
      Type: 'Rifle',
      'How many?': '1',
      'Storage seen': 'Unlocked',
      Ammunition: 'Apart, unlocked',
      Loaded: 'No',
      'Who can get to it': 'Anybody in the home',
      'Who saw it': 'Sgt. Luis Ortega',
    })
    await page.getByText('Add another', { exact: true }).click()
    await answer(block(page, 'Weapon', 2), {
      Type: 'Handgun',
      'How many?': '2',
      'Storage seen': 'Unlocked',
      Ammunition: 'With it',
      Loaded: 'Unknown',
      'Who can get to it': 'Anybody in the home',
      'Who saw it': 'Sgt. Luis Ortega',
    })
    await send(page, 'Save the weapons')
    await expect(heading(page)).toHaveText('Home visit: made safe')
  })

  await test.step('5. 22:50 the Sheriff removes all three, with a receipt: somebody looks again by 27 March', async () => {
    await turn('U02', '2027-02-25 22:55')
    await page.reload()
    await answer(page, {
      'What was done?': 'Removed by police',
      'Done at': '2027-02-25 22:50',
      'Verified by': 'Sgt. Luis Ortega',
    })
    await page.getByLabel(/^Receipt or lock photo/).setInputFiles(picture('receipt.png'))
    await send(page, 'Save what was made safe')
    await expect(heading(page)).toHaveText('Home visit: seen and said')
    await answer(page, {
      'What was in plain view?': 'Caleb was asleep on the sofa. The closet in the hall stood open.',
      'Exact words': 'I never thought about a lock. Take them.',
    })
    await send(page, 'Save what was seen and said')
    await expect(heading(page)).toHaveText('Home visit: next')
    await page.goto(path)
    const now = panel(page, 'Right now')
    await expect(now).toContainText('Mother’s home, none seen 25 Feb.')
    await expect(now).toContainText('Grandfather’s home, removed by Sgt. Luis Ortega 10:50 pm, check again by 27 Mar.')
    await accessible()
  })

  await test.step('6. 22:58 the registry review: a tick, an officer and a time, and no place for what it said', async () => {
    await turn('U04', '2027-02-25 22:58')
    await page.goto(`${path}/police/registry/new`)
    await expect(page.getByRole('textbox', { name: /what|note|result|found/i })).toHaveCount(0)
    await expect(page.locator('textarea, input[type="file"]')).toHaveCount(0)
    await answer(page, {
      'Has the registry been reviewed?': 'Yes',
      'Which agency?': 'Tule County Sheriff',
      'Which officer?': 'Sgt. Luis Ortega',
    })
    await send(page, 'Save the review')
    await expect(page.getByText('Done, Thu 25 Feb, 10:58 pm: Sgt. Luis Ortega, Tule County Sheriff')).toBeVisible()
  })

  await test.step('7. 23:30 the emergency order: 21 days, with its hearing and its alarm', async () => {
    await turn('U04', '2027-02-25 23:30')
    await record(
      page,
      `${path}/order/new`,
      {
        'What kind of order?': 'Gun violence restraining order, temporary emergency',
        'Order or case number': 'GV-27-0211',
        'Court or agency': 'Tule County Sheriff',
        'Issued on': '2027-02-25',
        'Hearing on': '2027-03-16',
        'Expires on': '2027-03-18',
      },
      'Save the order',
    )
    const line = page.getByRole('link', { name: /^Gun violence restraining order, temporary emergency/ })
    await expect(line.first()).toContainText('hearing 16 Mar 2027, until 18 Mar 2027')
    await turn('U18', '2027-02-26 06:50')
    await page.goto(path)
    await expect(panel(page, 'Due').getByText('Prepare for the end of the order')).toBeVisible()
  })

  await test.step('the officer reads what he may: weapons, police, what he was given; no call home, no tip, no notes', async () => {
    await turn('U04', '2027-02-25 23:40')
    await page.goto(path)
    const all = page.getByRole('main')
    await expect(all).toContainText('Police told 9:02 pm')
    await expect(all).not.toContainText(/monday gonna|Erin Strand|tip line|Priya|Prior contacts|Bullying/)
    expect((await page.request.get(`${path}/print`)).status()).toBe(404)
    expect((await page.request.get(`${path}/decisions`)).status()).toBe(404)
    await page.goto(`${path}/police/new`)
    await expect(page.getByRole('row', { name: /screenshot\.png/ })).toContainText(/Yes.*[0-9a-f]{64}/)
    await expect(page.getByRole('link', { name: 'screenshot.png' })).toHaveCount(0)
  })

  await test.step('nothing is with Kaleb Strand, and no page of the case names him but to say that he is not meant', async () => {
    await turn('U01', '2027-02-25 23:45')
    await page.goto(`/people/${await server.id('kaleb')}`)
    await expect(heading(page)).toContainText('Kaleb Strand')
    await expect(page.getByRole('main')).not.toContainText(/RA-27|R-\d{4}|weapon|danger/i)
    await page.goto(path)
    await expect(panel(page, 'Timeline')).not.toContainText('Kaleb')
    for (const place of ['decisions', 'print']) {
      await page.goto(`${path}/${place}`)
      await expect(page.getByRole('main')).not.toContainText('Kaleb')
    }
  })
})
