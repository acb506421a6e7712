import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { answer, onRecord, panel, record, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/sharing' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('somebody asks whether they can share it, records an emergency on one screen, and the list shows it until it is over', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const caseId = await server.folder()
  const path = `/cases/${caseId}`
  await as('triage')

  await test.step('the answer stands on the same page, with its law', async () => {
    await page.goto(path)
    await page.locator('#main summary', { hasText: 'More' }).click()
    await page.getByRole('link', { name: 'Can I share this?' }).click()
    await expect(heading(page)).toHaveText('Can I share this?')
    const ask = async (to: string, why: string, what: string) => {
      await page.getByLabel('Who would get it?').selectOption(to)
      await page.getByLabel('Why?').selectOption(why)
      await page.getByLabel('What would they get?').selectOption(what)
      await page.getByRole('button', { name: 'Show the answer' }).click()
    }
    await ask('Police or a sheriff', 'A subpoena or a court order', 'Entries of the case')
    await expect(panel(page, 'Ask counsel first')).toContainText('34 CFR 99.31(a)(9)')
    await ask('Police or a sheriff', 'They need it for their work with the student', 'Entries of the case')
    await expect(panel(page, 'Not this way')).toContainText('by consent or an order')
    await ask('Police or a sheriff', 'Somebody may be hurt unless they know', 'Entries of the case')
    await expect(panel(page, 'Yes, with these conditions')).toContainText('34 CFR 99.31(a)(10) and 99.36')
    await accessible()
  })

  await test.step('one screen records the emergency: what is missing is said beside its field, nothing else is asked', async () => {
    await page.getByRole('link', { name: 'Record that it was shared' }).click()
    await expect(heading(page)).toHaveText('Somebody had to know: an emergency')
    await expect(page.getByLabel('Who is it?')).toHaveValue('police')
    await page.getByRole('button', { name: 'Put it on record' }).click()
    await expect(page.getByText('Say what the threat is').first()).toBeVisible()
    await accessible()
    await answer(page, {
      'What is the threat?': 'Said twice that it ends on Monday, and asked for the key of the rifle.',
      'Who was told?': 'Deputy Whitfield',
      'What were they told?': 'What he said, and where he lives.',
      'Why do they need to know it?': 'To find him before school.',
    })
    await send(page, 'Put it on record')
    await expect(page.getByText(/^On record: Shared with Deputy Whitfield/)).toBeVisible()
  })

  await test.step('it stands in the list, and goes on or is over', async () => {
    await page.goto(`${path}/disclosures`)
    const shared = panel(page, 'Shared')
    await expect(shared).toContainText('Health or safety emergency (34 CFR 99.31(a)(10) and 99.36)')
    await expect(shared).toContainText('Said twice that it ends on Monday')
    await expect(shared).toContainText('Counts until')
    await accessible()
    await page.getByRole('link', { name: 'It is over: Deputy Whitfield' }).click()
    await answer(page, { 'What made it end?': 'He is home, and the rifle is with the sheriff.' })
    await send(page, 'Put it on record')
    await onRecord(page)
    await page.goto(`${path}/disclosures`)
    await expect(shared).toContainText('Over since')
    await page.getByRole('link', { name: 'The parent’s copy' }).click()
    await expect(page.getByText('For the parent, as the law gives it')).toBeVisible()
    await accessible()
  })
  expect(await server.kinds(caseId)).toEqual(expect.arrayContaining(['disclosure', 'disclosure-ended']))
})

test('a parent asks to see the record: previewed, made once, shown, and the file stays as it was given', async ({
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
    { 'What kind of note?': 'Observation', Note: 'The coach saw him walk home.' },
    'Save the note',
  )

  await test.step('the request starts its clocks', async () => {
    await page.goto(`${path}/inspection/new`)
    await answer(page, {
      'Who asks?': 'Ana Marchetti',
      'Who is it?': 'A parent or guardian',
      'How do you know that it is them?': 'Known to the office for years.',
      'What do they ask to see?': 'All of it.',
    })
    await send(page, 'Put the request on record')
    await expect(panel(page, 'Who asked to see the record')).toContainText('Not shown yet.')
    await accessible()
    await page.goto(path)
    await expect(page.getByText('Show the record to the parent who asked').first()).toBeVisible()
  })

  await test.step('the preview says what is left out; the file is made of it', async () => {
    await page.goto(`${path}/disclosures`)
    await page.getByRole('link', { name: 'Make what they may see' }).click()
    const preview = panel(page, 'Preview')
    await expect(preview).toContainText('The coach')
    await expect(preview).toContainText('Who reported. Whoever reports is promised that their name is kept.')
    await expect(preview).not.toContainText('Test referrer')
    await accessible()
    await answer(page, { 'Whose request does it answer?': 'Ana Marchetti', 'More names to leave out': 'Coach' })
    await send(page, 'Make the file')
    await expect(page.getByText('Read first what would be made').first()).toBeVisible()
    await send(page, 'Show the preview')
    await expect(preview).toContainText('The C. saw him walk home.')
    await accessible()
    await send(page, 'Make the file')
    await expect(panel(page, 'Shared')).toContainText('The parent’s own right (34 CFR 99.10)')
  })

  await test.step('what is taken out is what its hash says, and it was shown', async () => {
    const shared = panel(page, 'Shared')
    const hash = /[0-9a-f]{64}/.exec((await shared.textContent()) ?? '')?.[0]
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Take out / }).click(),
    ])
    const bytes = await readFile(await download.path())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    await page.goto(`${path}/inspection/shown`)
    await answer(page, {
      'Which request does it answer?': 'Ana Marchetti',
      'Who saw it?': 'Ana Marchetti',
      'How?': 'Read together, without a copy',
    })
    await send(page, 'Put it on record')
    await expect(panel(page, 'Who asked to see the record')).toContainText('Shown on')
  })
  expect(await server.kinds(caseId)).toEqual(
    expect.arrayContaining(['inspection-request', 'disclosure', 'inspection-shown']),
  )
})
