import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { answer, panel, record, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/consents' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const hashIn = async (page: Page, name: string) =>
  /[0-9a-f]{64}/.exec((await panel(page, name).textContent()) ?? '')?.[0]

test('a written consent is put on record, something is shared by it as previewed, and nothing once it was taken back', async ({
  page,
  as,
  server,
  accessible,
  expectedErrors,
}) => {
  expectedErrors.push(/422/)
  const caseId = await server.folder()
  const path = `/cases/${caseId}`
  await as('triage')
  await record(
    page,
    `${path}/note/new`,
    { 'What kind of note?': 'Observation', Note: 'The coach saw him walk home with Ruth.' },
    'Save the note',
  )

  await test.step('without one the answer is no, and says what to ask for', async () => {
    await page.goto(`${path}/sharing?to=provider&why=consent&what=record`)
    await expect(panel(page, 'Not this way')).toContainText('No written consent that says so is on record here.')
    await accessible()
    await page.getByRole('link', { name: 'Put a written consent on record' }).click()
    await expect(heading(page)).toHaveText('Written consent to share')
    await expect(page.getByLabel('To whom may it be given?')).toHaveValue('provider')
  })

  await test.step('it says who, to whom, what, what for and until when; what is missing is said beside its field', async () => {
    await send(page, 'Put the consent on record')
    await expect(page.getByText('Say who gave it.').first()).toBeVisible()
    await accessible()
    const day = (await server.now()).slice(0, 10)
    const end = `${Number(day.slice(0, 4)) + 1}-01-15`
    await answer(page, {
      'Who signed it?': 'Ana Marchetti',
      'Who is it?': 'A parent',
      'How do you know that it is them?': 'Known to the office for years.',
      'Signed on': day,
      'How was it given?': 'On paper, signed by hand',
      'Which agency, school or office?': 'Valley Counseling',
      'What may be given by it?': ['What they need to know, in words', 'Entries of the case'],
      'Which records, as it says?': 'What was seen at school.',
      'What for, as it says?': 'For the sessions.',
      'Until when?': end,
    })
    await page.setInputFiles('input[type=file]', {
      name: 'signed.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('I agree. Ana Marchetti'),
    })
    await send(page, 'Put the consent on record')
    await expect(panel(page, 'Written consents')).toContainText('For Valley Counseling')
    await accessible()
  })

  await test.step('something is shared by it: the preview leaves out each name that was typed', async () => {
    await page.goto(`${path}/sharing?to=provider&why=consent&what=record`)
    await page.getByRole('link', { name: 'Share by it: Valley Counseling' }).click()
    await expect(page.getByLabel('For which agency, school or office?')).toHaveValue('Valley Counseling')
    await answer(page, {
      Name: 'Dr. Amin',
      'What?': 'Entries of the case',
      'Entries to give': ['Observation'],
      'How?': 'On paper',
    })
    await send(page, 'Put it on record')
    await expect(page.getByText('Read first what would be made').first()).toBeVisible()
    await accessible()
    await send(page, 'Show the preview')
    await expect(panel(page, 'Preview')).toContainText('walk home with Ruth')
    await accessible()
    await answer(page, { 'More names to leave out of the file': 'Ruth' })
    await send(page, 'Show the preview')
    await expect(panel(page, 'Preview')).toContainText('walk home with R.')
    await expect(panel(page, 'Preview')).not.toContainText('Ruth')
    await expect(page.getByLabel('More names to leave out of the file')).toHaveValue('Ruth')
    const hash = await hashIn(page, 'Preview')
    await send(page, 'Put it on record')
    const shared = panel(page, 'Shared')
    await expect(shared).toContainText('Ana Marchetti, a parent, signed')
    await expect(shared).toContainText('Written consent (34 CFR 99.30)')
    expect(await hashIn(page, 'Shared')).toBe(hash)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Take out / }).click(),
    ])
    const bytes = await readFile(await download.path())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    expect(bytes.toString()).toContain('Copy for Dr. Amin, Valley Counseling')
  })

  await test.step('its pages are counted once it was printed', async () => {
    await page.getByRole('link', { name: /^Count its pages/ }).click()
    await answer(page, { 'How many pages?': '2' })
    await send(page, 'Put it on record')
    await expect(panel(page, 'Shared')).toContainText('2, as printed on')
  })

  await test.step('once it was taken back nothing more is shared by it, and what was shared stays', async () => {
    await page.getByRole('link', { name: 'It was taken back: Valley Counseling' }).click()
    await answer(page, { 'What happened?': 'They took it back', 'Who said so, and how?': 'Ana Marchetti, by phone' })
    await accessible()
    await send(page, 'Put it on record')
    await expect(panel(page, 'Written consents')).toContainText('This consent was taken back')
    await expect(panel(page, 'Shared')).toContainText('Ana Marchetti, a parent, signed')
    await accessible()
    await page.goto(`${path}/sharing?to=provider&why=consent&what=record`)
    await expect(panel(page, 'Not this way')).toBeVisible()
  })
  expect(await server.kinds(caseId)).toEqual(
    expect.arrayContaining(['consent', 'disclosure', 'disclosure-printed', 'consent-ended']),
  )
})
