import type { Page } from '@playwright/test'
import { answer, fillIn, onRecord, panel, record, send, workRow } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The plan runs and he is back at school: 65 events, the last of them a check-in that went otherwise. */
test.use({ district: 'home-firearm:66' })
test.setTimeout(600_000)

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })
const prepare = 'Prepare for the end of the order'

/** From the court's order to a closing that it outlives. */
test('@script S8, the months after: the order’s alarms and the storage checks go on, in breaks and after the closing', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('home-firearm:case')}`
  const review = async (at: string, working: string, next: string) => {
    await turn('U18', at)
    await fillIn(
      page,
      `${path}/plan/review`,
      {
        'How is the plan working?': working,
        'Does the plan stay as it is?': 'It stays as it is',
        'Does the level of concern still fit?': 'Yes',
        'Next review on': next,
      },
      'Save the review',
    )
    await expect(page).toHaveURL(/\/plan\?saved=/)
  }
  /** What the lead's list says of orders on a day. */
  const alarms = async (on: string) => {
    await turn('U18', `${on} 08:00`)
    await page.goto('/work')
    return workRow(page, prepare)
  }

  await test.step('11 March: the emergency order alarms seven days before its end', async () => {
    await expect(await alarms('2027-03-10')).toHaveCount(0)
    await expect(await alarms('2027-03-11')).toContainText('Thu 18 Mar')
    await review('2027-03-12 09:00', 'Every check-in held but one. He comes early for robotics.', '2027-03-19')
  })

  await test.step('15. 16 March: Dep. Whitfield records the court’s order; it replaces the first, for a year', async () => {
    await turn('U05', '2027-03-16 16:00')
    await record(
      page,
      `${path}/order/new`,
      {
        'What kind of order?': 'Gun violence restraining order, after hearing',
        'Order or case number': 'GV-27-0211',
        'Court or agency': 'Tule County Superior Court',
        'What does it ask for?': 'One year. The weapons stay with the Sheriff.',
        'Issued on': '2027-03-16',
        'Expires on': '2028-03-16',
        'Does it replace an earlier order?': 'Gun violence restraining order, temporary emergency GV-27-0211',
      },
      'Save the order',
    )
    await expect(panel(page, 'Due')).toContainText('Thu 16 Mar 2028')
    await page.goto(`${path}/order/new`)
    const all = panel(page, 'Orders of this case')
    await expect(all).toContainText(
      'temporary emergency GV-27-0211, until 18 Mar 2027 · replaced by another, no alarms',
    )
    await expect(page.getByRole('radio', { name: /temporary emergency GV/ })).toHaveCount(0)
  })

  await test.step('16. 18 March: the emergency order was replaced; nobody is told that protection ended', async () => {
    for (const on of ['2027-03-17', '2027-03-18', '2027-03-19']) await expect(await alarms(on)).toHaveCount(0)
    await page.goto(path)
    await expect(page.getByRole('main')).not.toContainText(/expired|without protection/i)
    await review('2027-03-19 09:00', 'No breach. The video is taken down.', '2027-03-26')
  })

  await test.step('17. 26 March, in the break: Marcus Bell is asked to look at the storage again by the 27th', async () => {
    await turn('U02', '2027-03-26 09:00')
    await page.goto('/work')
    const row = workRow(page, 'Check the storage again')
    await expect(row).toContainText('by Sat 27 Mar')
    await expect(row).toContainText('This clock runs in school breaks.')
    await expect(row).not.toContainText(/rifle|handgun|Grandfather/i)
    await review('2027-03-26 09:30', 'Break week. His mother reports quiet days.', '2027-04-02')
  })

  await test.step('17a. 27 March: the Sheriff still holds all three; the next look is in thirty days', async () => {
    await turn('U02', '2027-03-27 10:00')
    await page.goto('/work')
    await workRow(page, 'Check the storage again').getByRole('link').click()
    await expect(page.getByRole('radio', { name: 'Grandfather’s home' })).toBeChecked()
    await expect(page.getByLabel(/^Check again by/)).toHaveValue('2027-04-26')
    await answer(page, {
      'What did you find?': 'Police still hold them',
      'Who looked, or who was asked?': 'Sgt. Luis Ortega',
      Note: 'All three still kept.',
    })
    await send(page, 'Save the check')
    await onRecord(page)
    await expect(panel(page, 'Right now')).toContainText('check again by 26 Apr')
    await expect(panel(page, 'Due').getByRole('listitem').filter({ hasText: 'Check the storage again' })).toContainText(
      'Mon 26 Apr',
    )
    await page.goto('/work')
    await expect(workRow(page, 'Check the storage again')).toHaveCount(0)
    // As the deputy of Dr. Okafor he is told of check-ins that nobody recorded.
    await expect(workRow(page, 'An action of a plan was missed').first()).toContainText('Call Yolanda Reyes')
  })

  await test.step('18. 9 April: moderate is proposed by Yolanda Reyes, and counts when Dr. Okafor approves', async () => {
    await review('2027-04-02 09:00', 'Counseling weekly, no new posts.', '2027-04-09')
    await page.goto(`${path}/key-questions/11`)
    await answer(page, {
      'What do we know?': 'We can answer it',
      Answer: 'The Sheriff looked through the phone: one picture with a real rifle, no list, map or rehearsal.',
    })
    await page
      .getByRole('group', { name: 'What do you rely on?' })
      .getByRole('checkbox', { name: /^Interview: Caleb Strand/ })
      .first()
      .check()
    await send(page, 'Save the answer')
    await expect(page).toHaveURL(/\/key-questions#question-11$/)
    await turn('U18', '2027-04-09 09:00')
    await page.goto(`${path}/level?draft=no`)
    await answer(page, {
      'Which words fit best?': 'Moderate',
      'Why this level?': 'Six weeks without a breach; weapons kept for a year; takes help.',
      'What else could explain it?': 'He may only be careful. Mr. Adler and his mother see it otherwise.',
      'What would make us change it?': 'A new post, a missed week of counseling, a change at his grandfather’s.',
      'Would we say the same of another student with these facts?': 'Yes',
      'Who was there?': ['Yolanda Reyes', 'Ben Adler', 'Dr. Ruth Feldman'],
    })
    const rely = page.getByRole('group', { name: 'What do you rely on?' })
    await rely.getByRole('checkbox', { name: /^Gun violence restraining order, after hearing/ }).check()
    await page.getByLabel('No one disagreed').check()
    await page.locator('#main button.button-main').last().click()
    await expect(page.getByText('You proposed this, so someone else approves it.')).toBeVisible()
    await expect(thisCase(page), 'a lower level waits for its approval').toContainText('Level of concern: High')
    await turn('U01', '2027-04-09 10:00')
    await page.goto('/work')
    await workRow(page, /^Approve the level/)
      .first()
      .getByRole('link')
      .click()
    await send(page, 'Approve')
    await onRecord(page)
    await expect(thisCase(page)).toContainText('Level of concern: Moderate, since 9 Apr')
    await review('2027-04-09 10:15', 'The plan is kept; no breach.', '2027-04-23')
  })

  await test.step('April and May: reviews every two weeks, the storage every thirty days', async () => {
    await review('2027-04-23 09:30', 'No breach; his robotics team goes to the county fair.', '2027-05-07')
    for (const [on, next] of [
      ['2027-04-26', '2027-05-26'],
      ['2027-05-26', '2027-06-25'],
    ] as const) {
      await turn('U02', `${on} 11:00`)
      await page.goto('/work')
      await workRow(page, 'Check the storage again').getByRole('link').click()
      await expect(page.getByLabel(/^Check again by/)).toHaveValue(next)
      const still = {
        'What did you find?': 'Police still hold them',
        'Who looked, or who was asked?': 'Sgt. Luis Ortega',
      }
      await answer(page, still)
      await send(page, 'Save the check')
      await onRecord(page)
    }
    await review('2027-05-07 09:30', 'No breach. Counseling every week.', '2027-05-21')
    await review('2027-05-21 09:30', 'No breach. The supports go on by themselves.', '2027-06-04')
  })

  await test.step('19. 1 June: a closing is proposed; a second person signs, and it still waits for the district lead', async () => {
    await turn('U18', '2027-06-01 09:00')
    await page.goto(`${path}/closing`)
    for (const asks of await page.getByRole('group', { name: /\?$/ }).all()) {
      await asks.getByRole('radio', { name: 'Yes', exact: true }).check()
    }
    await answer(page, {
      Reason: 'Resolved',
      'Why can it close?': 'Three months without a breach. Counseling goes on at the clinic; the order runs.',
      'What were the parents told, by whom?': 'Erin Strand, 28 May, by phone',
    })
    await send(page, 'Propose the closing')
    await expect(page.getByText('You proposed this closing, so someone else signs it.')).toBeVisible()
    await turn('U19', '2027-06-01 11:00')
    await page.goto(`${path}/closing`)
    await send(page, 'Sign the closing')
    await expect(page.getByRole('main')).toContainText('once high')
    await expect(page.getByText('You have signed. It closes when somebody else signs too.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign the closing' })).toHaveCount(0)
    await page.goto(path)
    await expect(thisCase(page)).not.toContainText('Closed')
    await expect(page.getByRole('heading', { name: 'Next: the closing is signed' })).toBeVisible()
  })

  await test.step('19. 15:00 Dr. Okafor signs: closed, with no level, and the order’s alarms stay on', async () => {
    await turn('U01', '2027-06-01 15:00')
    await page.goto('/work')
    await workRow(page, 'Sign the closing as district lead').first().getByRole('link').click()
    await accessible()
    await send(page, 'Sign the closing')
    await expect(page.getByText(/New reports are watched until/)).toBeVisible()
    await page.goto(path)
    await expect(thisCase(page)).toContainText('Closed')
    await expect(thisCase(page)).not.toContainText(/Moderate|High,/)
    const now = panel(page, 'How it stands')
    await expect(now).toContainText('Closed Tue 1 Jun')
    await expect(now).toContainText('Order runs to Thu 16 Mar 2028; alarms stay on.')
    await page.goto('/cases')
    const row = page.getByRole('row', { name: /Caleb Strand/ })
    await expect(row).toContainText('Closed')
    await expect(row).not.toContainText(/Moderate|Low|High,/)
  })

  await test.step('after the closing: the alarms of the year’s order come on their days, and only then', async () => {
    for (const [before, on] of [
      ['2027-12-16', '2027-12-17'],
      ['2028-02-14', '2028-02-15'],
      ['2028-03-08', '2028-03-09'],
    ] as const) {
      if (before === '2027-12-16') await expect(await alarms(before)).toHaveCount(0)
      await expect(await alarms(on)).toContainText('Thu 16 Mar')
    }
  })
})
