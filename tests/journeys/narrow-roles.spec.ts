import type { Page } from '@playwright/test'
import { answer, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

/** The demo's case in which a campus monitor searches on arrival; the registrar has recorded nothing yet. */
test.use({ district: 'monitored:10' })
test.setTimeout(120_000)

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test('A campus monitor’s morning: whom, where, what; one tap, taken back, and what happened instead', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  const path = `/cases/${await server.id('monitored:case')}`
  const tasks = page.getByRole('region', { name: 'Check-ins and searches' })

  await test.step('07:20 Tiana Brooks reads her day', async () => {
    await turn('U12', '2026-10-05 07:20')
    await page.goto('/')
    await expect(tasks.getByRole('heading', { name: 'Nico Arrieta' })).toBeVisible()
    await expect(tasks).toContainText('Grade 10')
    await expect(tasks).toContainText('Where: Front office')
    await expect(tasks).toContainText('Look through bag and jacket with him')
    await expect(tasks).toContainText('If it can’t be done: He waits in the front office')
    await expect(tasks).not.toContainText('Say hello')
    await accessible()
  })

  await test.step('nothing of it leads into the case, and the case is not there for her', async () => {
    await expect(page.locator('a[href^="/cases"]')).toHaveCount(0)
    await expect(page.locator('main')).not.toContainText(/RA-|R-\d|level/i)
    for (const place of ['', '/plan', '/team', '/print'])
      expect((await page.request.get(`${path}${place}`)).status()).toBe(404)
    for (const place of ['/counts', '/enrolment', '/alerts']) expect((await page.request.get(place)).status()).toBe(404)
  })

  await test.step('07:38 one tap says that it was done; one more takes it back', async () => {
    await turn('U12', '2026-10-05 07:38')
    await page.goto('/work')
    await tasks.getByRole('button', { name: /^Done: Nico Arrieta/ }).click()
    await expect(page.getByText('Recorded 7:38 am.')).toBeVisible()
    await expect(tasks).toContainText('Nothing is asked of you today.')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Taken back. Both stay on record.')).toBeVisible()
    await expect(tasks.getByRole('heading', { name: 'Nico Arrieta' })).toBeVisible()
  })

  await test.step('07:50 he did not come: what happened instead', async () => {
    await turn('U12', '2026-10-05 07:50')
    await page.goto('/work')
    await tasks.getByText('Not done', { exact: true }).click()
    await tasks.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('.field-error')).toHaveText('Error: Say what happened instead.')
    await expect(page.getByLabel('What happened instead?')).toHaveAttribute('aria-invalid', 'true')
    await page.goto('/work')
    await tasks.getByText('Not done', { exact: true }).click()
    await tasks.getByLabel('What happened instead?').fill('He came at 8:10 with his mother and went straight to class.')
    await tasks.getByRole('button', { name: 'Save' }).click()
    await expect(tasks).toContainText('Nothing is asked of you today.')
    expect((await server.kinds(await server.id('monitored:case'))).slice(-3)).toEqual([
      'check-in',
      'check-in-undone',
      'check-in',
    ])
  })

  await test.step('12:40 the counselor is late: her backup is asked', async () => {
    await turn('U12', '2026-10-05 12:50')
    await page.goto('/work')
    await expect(tasks).toContainText('Say hello, and see who he stands with')
    await expect(tasks).toContainText('you are the backup')
    await expect(tasks).toContainText('Where: Quad, by the snack bar')
  })
})

test('A registrar records that a student comes back, and reads one sentence of the case', async ({
  page,
  turn,
  accessible,
}) => {
  await test.step('she finds the student, and records from which day', async () => {
    await turn('U25', '2026-10-05 13:30')
    await page.goto('/work')
    await expect(rail(page).getByRole('link', { name: 'Cases' })).toHaveCount(0)
    await rail(page).getByRole('link', { name: 'Enrolment' }).click()
    await expect(heading(page)).toHaveText('Enrolment')
    await page.getByRole('link', { name: 'Record that a student comes or leaves' }).click()
    await page.getByLabel('Name or student number').fill('Arrieta')
    await send(page, 'Search')
    await page.getByRole('link', { name: 'Nico Arrieta' }).click()
    await accessible()
    await send(page, 'Record it')
    await expect(page.getByText('Choose whether the student comes or leaves.').first()).toBeVisible()
    await answer(page, { 'What happens?': 'Comes back', 'From which day?': '2026-10-06' })
    await send(page, 'Record it')
    await expect(heading(page)).toHaveText('Enrolment')
    await expect(page.getByText('A meeting is required before start.').first()).toBeVisible()
    await expect(page.locator('main')).not.toContainText(/RA-|R-\d|threat|level/i)
    await accessible()
  })
})

test('A communications officer reads where there is an emergency, and of nobody', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  await turn('U24', '2026-10-05 14:00')
  await page.goto('/alerts')
  await expect(page.getByText('No emergency is marked now.')).toBeVisible()
  await turn('U09', '2026-10-05 14:05')
  await page.goto(`/cases/${await server.id('monitored:case')}/danger`)
  await answer(page, {
    'Has 911 been called?': 'I have called',
    'What is happening?': 'Nico has a knife behind the gym.',
  })
  await send(page, 'Mark imminent')
  await expect(page).not.toHaveURL(/danger$/)
  await turn('U24', '2026-10-05 14:07')
  await page.goto('/alerts')
  await expect(page.getByRole('region', { name: 'Delta Vista High' })).toContainText('An emergency is marked since')
  await expect(page.locator('main')).not.toContainText(/Nico|Arrieta|knife|RA-/)
  await accessible()
})
