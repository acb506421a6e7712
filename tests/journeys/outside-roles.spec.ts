import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { answer, record, send, workRow } from '#tests/setup/forms.ts'
import type { JourneyServer } from '#tests/setup/journey.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The demo's case in which people work who see next to nothing of it; narrow-roles.spec.ts follows the others of them. */
test.use({ district: 'monitored:10/outside' })
test.setTimeout(120_000)

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const none = { maxRedirects: 0, failOnStatusCode: false }

/** That somebody is refused what is not theirs; in a case as if it were not there. */
async function refused(page: Page, places: readonly string[]): Promise<void> {
  for (const place of places) {
    const status = (await page.request.get(place, none)).status()
    expect(place.startsWith('/cases/') ? [404] : [403, 404], place).toContain(status)
  }
}
const studentsCase = async (server: JourneyServer) => `/cases/${await server.id('monitored:case')}`

test('A dispatcher enters what a caller says, adds when the unit was there, and reads one word of what becomes of it', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  await turn('U03', '2026-10-05 14:20')
  let path = ''

  await test.step('she enters it for the caller', async () => {
    await page.goto('/work')
    for (const name of ['Cases', 'People', 'Audit log', 'Administration'])
      await expect(rail(page).getByRole('link', { name })).toHaveCount(0)
    await page.goto('/refer/for-somebody')
    await answer(page, {
      'How did it come?': 'Phone call',
      'When did it come?': '2026-10-05 14:18',
      'The reporter is unknown': 'yes',
      'Is someone in danger right now?': 'No',
      'What happened?': 'A caller says that somebody wrote a threat on the gym door.',
      'Which student?': 'Nobody knows',
      'I don’t know the name': 'yes',
      'Handle, game tag or phone number': '@gymdoor',
      'Which school?': 'Delta Vista High',
      'Was a weapon seen, shown or talked about?': 'No',
      'Where is this person now?': 'I don’t know',
    })
    await send(page, 'Send to the team')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    path = `/cases/${new URL(page.url()).pathname.split('/')[2] ?? ''}`
  })

  await test.step('she adds when the unit was there', async () => {
    await page.goto('/reports')
    await page
      .getByRole('link', { name: /times of a unit/i })
      .first()
      .click()
    await answer(page, { 'Which unit?': 'Unit 12', 'Which agency?': 'Tule County Sheriff' })
    await answer(page, { 'When was it sent?': '2026-10-05 14:19' })
    await accessible()
    await send(page, 'Save the times')
    await expect(page).toHaveURL(/\/reports\?saved=unit/)
  })

  await test.step('neither her own report nor any case is there for her', async () => {
    await refused(page, [
      path,
      `${path}/acknowledge`,
      await studentsCase(server),
      '/audit',
      '/counts',
      '/emergencies/new',
    ])
    await turn('U09', '2026-10-05 14:25')
    await page.goto(`${path}/acknowledge`)
    await send(page, 'Open this report')
    await expect(page).toHaveURL(new RegExp(`${path}(\\?|$)`))
    await turn('U03', '2026-10-05 14:30')
    await page.goto('/reports')
    await expect(page.getByRole('main')).toContainText('Being looked at')
    await expect(page.getByRole('main')).not.toContainText(/RA-\d|level|Ana Beltrán/)
  })
})

test('Human resources reads and works on a matter of staff, and finds no student’s case', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  let path = ''
  await test.step('somebody reports a colleague', async () => {
    await turn('U12', '2026-10-05 15:00')
    await page.goto('/refer')
    await answer(page, {
      'Is someone in danger right now?': 'No',
      'What happened?': 'He shouted at a colleague in the copy room and threw a stapler.',
      'Who is this about?': 'A member of staff',
      'Which member of staff?': 'A substitute',
      'Was a weapon seen, shown or talked about?': 'No',
      'Where is this person now?': 'I don’t know',
    })
    await send(page, 'Send to the team')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    path = `/cases/${new URL(page.url()).pathname.split('/')[2] ?? ''}`
  })

  await test.step('Sonia Petrov finds it in My work, opens it and puts a note on record', async () => {
    await turn('U20', '2026-10-05 15:10')
    await page.goto('/work')
    await workRow(page, /^Open this report/)
      .getByRole('link')
      .first()
      .click()
    await send(page, 'Open this report')
    await expect(page).toHaveURL(new RegExp(`${path}(\\?|$)`))
    await expect(page.getByText(/Why you can see this: team member, Delta Vista High, since 5 Oct/)).toBeVisible()
    await accessible()
    await record(
      page,
      `${path}/note/new`,
      { 'What kind of note?': 'Something else', Note: 'He was sent home for today.' },
      'Save the note',
    )
  })

  await test.step('no student’s case, roster or log is hers', async () => {
    const student = await studentsCase(server)
    await refused(page, [student, `${student}/plan`, `${student}/access`, '/people', '/audit', '/emergencies/new'])
    await page.goto('/cases')
    await expect(page.locator('a[href^="/cases/cas_"]')).toHaveCount(1)
    await expect(page.getByRole('main')).not.toContainText('Arrieta')
  })
})

test('A probation officer reads the one case that she was asked about, takes nothing out, and it ends on its day', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = await studentsCase(server)
  await test.step('she reads it, and why', async () => {
    await turn('U23', '2026-10-06 09:00')
    await page.goto('/cases')
    await expect(page.locator('a[href^="/cases/cas_"]')).toHaveCount(1)
    await page.goto(path)
    await expect(page.getByText(/Why you can see this: external member, .*since 2 Oct, until Fri 30 Oct/)).toBeVisible()
    await accessible()
  })
  await test.step('she changes, prints and exports nothing, and finds nobody else', async () => {
    const inCase = ['print', 'note/new', 'plan/actions/new', 'team/add', 'access', 'viewers', 'trail', 'health/new']
    await refused(page, [
      ...inCase.map((place) => `${path}/${place}`),
      '/people',
      '/audit',
      '/emergencies/new',
      '/counts',
    ])
  })
  await test.step('after its last day it is not there', async () => {
    await turn('U23', '2026-10-30 23:50')
    expect((await page.request.get(path, none)).status()).toBe(200)
    await turn('U23', '2026-10-31 00:05')
    await refused(page, [path])
    await page.goto('/cases')
    await expect(page.locator('a[href^="/cases/cas_"]')).toHaveCount(0)
  })
})

test('A records officer lists what there is, reads who could see it and the log, and opens no case', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = await studentsCase(server)
  await turn('U29', '2026-10-06 10:00')
  await test.step('the list has headers, the students by their initials', async () => {
    await page.goto('/cases')
    await expect(page.getByRole('table', { name: 'Cases' })).toContainText(/RA-26-\d{4}/)
    await expect(page.getByRole('main')).not.toContainText(/Nico|Arrieta/)
    await accessible()
  })
  await test.step('who can see a case, its trail and the log are his to read', async () => {
    await page.locator(`a[href="${path}/access"]`).click()
    await expect(page.getByText(/Why you can see this: records officer/)).toBeVisible()
    await expect(page.locator(`main a[href="${path}"]`)).toHaveCount(0)
    await expect(page.getByRole('table', { name: 'Who can open this case' })).toContainText('Elise Park')
    await accessible()
    await page.getByRole('link', { name: 'Who is kept out' }).click()
    await expect(page.getByText('Nobody is kept out.')).toBeVisible()
    await server.sign()
    await page.goto('/audit')
    await expect(heading(page)).toHaveText('Audit log')
    await accessible()
  })
  await test.step('he takes out the proof of one event', async () => {
    const file = page.getByRole('link', { name: /that proves event/ }).first()
    const seq = /event ([\d,]+)/.exec((await file.textContent()) ?? '')?.[1]?.replaceAll(',', '')
    const [taken] = await Promise.all([page.waitForEvent('download'), file.click()])
    expect(taken.suggestedFilename()).toBe(`event-${seq}.tlog-proof`)
    const text = readFileSync(await taken.path(), 'utf8')
    expect(text).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex \d+\n/)
    expect(Buffer.from(/^extra (\S+)$/m.exec(text)?.[1] ?? '', 'base64').toString()).toContain(`"seq":${seq}`)
  })
  await test.step('what is in a case is not', async () => {
    const inCase = ['', 'plan', 'print', 'note/new', 'decisions', 'recusals/new', 'team/add', 'tasks']
    await refused(page, [...inCase.map((place) => `${path}/${place}`), '/people', '/emergencies/new', '/counts'])
  })
})
