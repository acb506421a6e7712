import { answer, panel } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The whole story is on record, to its closing. */
test.use({ district: 'home-firearm' })
test.setTimeout(120_000)

test('S8, read afterwards: who decided what, what was known when, who looked, and what nobody may see', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('home-firearm:case')}`
  const main = page.getByRole('main')

  await test.step('the auditor reads the decisions: who, when, on what', async () => {
    await turn('U21', '2027-06-02 09:00')
    await page.goto(path)
    await expect(page).toHaveURL(/open-to-audit/)
    await answer(page, { Reason: 'The yearly review of closed cases.' })
    await page.getByRole('button', { name: 'Open this case' }).click()
    await expect(page.getByRole('region', { name: 'Opened to audit' })).toContainText('Students by initials.')
    await expect(main).not.toContainText(/Strand|Add to the case|Someone is in danger now/)
    await page.goto(`${path}/decisions`)
    for (const [what, who] of [
      ['Emergency: open a case now', 'Dr. Helen Okafor'],
      ['Confirmed by a second person: Emergency', 'Marcus Bell'],
      ['Stays home: No attendance until the team has met. (the district’s decision)', 'Yolanda Reyes'],
      ['Level of concern: High, approved', 'Dr. Helen Okafor'],
      ['Level of concern: Moderate, approved', 'Dr. Helen Okafor'],
      ['Closing signed by the district lead', 'Dr. Helen Okafor'],
    ] as const) {
      const decision = main.getByRole('listitem').filter({ has: page.getByRole('heading', { name: what }) })
      await expect(decision.first()).toContainText(who)
    }
    await accessible()
  })

  await test.step('what was known at 9:10 pm: police told, nobody had confirmed, no weapon had been asked about', async () => {
    await page.goto(`${path}/as-of?day=2027-02-25&time=21:10`)
    await expect(main).toContainText('As of Thu 25 Feb, 9:10 pm')
    await expect(main).toContainText('Police told 9:02 pm')
    await expect(main).toContainText('Weapon access: not asked yet')
    await expect(main).toContainText('Not yet assessed')
    await page.goto(`${path}/as-of?day=2027-02-26`)
    const then = page.getByRole('region', { name: 'As of the end of Fri 26 Feb' })
    await expect(then.getByText('High, since 26 Feb', { exact: true })).toBeVisible()
    await page.goto(`${path}/as-of?day=2027-02-25&time=21:10`)
    await expect(main).not.toContainText(/Marcus Bell|Home visit|Level of concern: /)
  })

  await test.step('the trail is sentences, and who viewed the case stands in it', async () => {
    await page.goto(`${path}/trail`)
    await expect(main).toContainText('put on record: Closing signed by the district lead.')
    await expect(main).not.toContainText(/monday gonna|easier not to be here/)
    await page.goto(`${path}/viewers`)
    await expect(page.getByRole('row', { name: /Carl Jennings/ }).first()).toContainText('looked at the trail')
  })

  await test.step('the system administrator has no case at all', async () => {
    await turn('U00', '2027-06-02 09:10')
    expect((await page.request.get(path)).status()).toBe(404)
    expect((await page.request.get(`${path}/trail`)).status()).toBe(404)
  })

  await test.step('both officers read weapons, orders and police, and nothing of the inquiry, health or discipline', async () => {
    for (const who of ['U04', 'U05']) {
      await turn(who, '2027-05-30 09:20')
      await page.goto(path)
      await expect(main).toContainText('Gun violence restraining order, after hearing')
      await expect(main).not.toContainText(/Hart|Suspension|Mental-health|Key question|Bullying|Counseling|Erin Strand/)
      await page.goto(`${path}/as-of?day=2027-03-08`)
      await expect(main).toContainText('As of Mon 8 Mar')
      await expect(main, 'what may only be hidden is not said to be missing').not.toContainText(
        /not kept away|not asked/,
      )
      for (const place of ['decisions', 'trail', 'viewers', 'print', 'key-questions', 'level']) {
        expect((await page.request.get(`${path}/${place}`)).status(), place).toBe(404)
      }
    }
  })

  await test.step('nothing is with Kaleb Strand, and no registry content is anywhere', async () => {
    await turn('U01', '2027-06-02 09:30')
    await page.goto(`/people/${await server.id('kaleb')}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Kaleb Strand')
    await expect(main).not.toContainText(/RA-27|R-\d{4}|weapon/i)
    await page.goto(path)
    await expect(panel(page, 'How it stands')).toContainText('alarms stay on')
    await expect(panel(page, 'Timeline')).not.toContainText('Kaleb')
    await page.goto(`${path}/police/new`)
    await expect(panel(page, 'Firearm registry review')).toContainText(/Done, .*Sgt. Luis Ortega, Tule County Sheriff$/)
    await expect(main).not.toContainText(/registered to|serial/i)
  })
})
