import type { Page } from '@playwright/test'
import { answer, onRecord, panel, record, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/amendments' })

const changes = (page: Page) => panel(page, 'Who asked to change the record')

test('a parent asks to change the record: refused by somebody else, told of the hearing, and what they say goes with every later file', async ({
  page,
  as,
  server,
  accessible,
  expectedErrors,
}) => {
  expectedErrors.push(/422|409/)
  const caseId = await server.folder()
  const path = `/cases/${caseId}`
  await as('triage')
  await record(
    page,
    `${path}/note/new`,
    { 'What kind of note?': 'Observation', Note: 'The mother said that there is a rifle.' },
    'Save the note',
  )

  await test.step('the request names the entry, and what is wrong with it', async () => {
    await page.goto(`${path}/disclosures`)
    await page.getByRole('link', { name: 'A parent asks to change it' }).click()
    await send(page, 'Put the request on record')
    await expect(page.getByText('Choose the entry that is meant.').first()).toBeVisible()
    await accessible()
    await answer(page, {
      'Who asks?': 'Ana Marchetti',
      'Which entry is meant?': 'Observation: The mother said that there is a rifle.',
      'What do they find wrong?': 'I never said so.',
      'What should stand there?': 'That I don’t know of any.',
    })
    await send(page, 'Put the request on record')
    await expect(changes(page)).toContainText('Not decided yet.')
    await accessible()
  })

  await test.step('whoever wrote the entry does not decide', async () => {
    await expect(page.getByRole('link', { name: 'Decide' })).toHaveCount(0)
    await as('districtLead')
    await page.goto(`${path}/team/add`)
    await answer(page, { 'Who?': 'Test lead', 'As what?': 'Member', 'Why?': 'Chair of the school' })
    await send(page, 'Add to the team')
    await onRecord(page)
    await as('lead')
    await page.goto(`${path}/disclosures`)
    await page.getByRole('link', { name: 'Decide' }).click()
    await accessible()
    await answer(page, {
      'Which request?': 'Ana Marchetti',
      'Is it changed?': 'No, it stays',
      'Why?': 'Two people heard it.',
    })
    await send(page, 'Put the answer on record')
    await expect(changes(page)).toContainText('It stays.')
  })

  await test.step('the letter says the answer and the right to a hearing, on paper too', async () => {
    await page.getByRole('link', { name: 'The letter to Ana Marchetti' }).click()
    await expect(page.getByRole('heading', { name: 'You may ask for a hearing' })).toBeVisible()
    await expect(page.getByText('Why: Two people heard it.')).toBeVisible()
    await expect(page.getByText('For Ana Marchetti', { exact: true })).toBeVisible()
    await accessible()
    expect(await server.acts()).toContain('printed')
  })

  await test.step('after the hearing, what the parent says is on record', async () => {
    await page.goto(`${path}/disclosures`)
    await page.getByRole('link', { name: 'Add what the parent says' }).click()
    await accessible()
    await answer(page, {
      'Which request?': 'Ana Marchetti',
      'The hearing was on': (await server.now()).slice(0, 10),
      'Who heard it, and what did they decide?': 'The director of student services: it stays.',
      'What the parent says': 'I said that I don’t know of any.',
    })
    await send(page, 'Put it on record')
    await expect(changes(page)).toContainText('What they say of it goes with the entry.')
  })

  await test.step('it stands in the file that is made for anybody later, and in the parent’s own', async () => {
    await as('triage')
    await record(
      page,
      `${path}/inspection/new`,
      {
        'Who asks?': 'Ana Marchetti',
        'Who is it?': 'A parent or guardian',
        'How do you know that it is them?': 'Known to the office for years.',
        'What do they ask to see?': 'All of it.',
      },
      'Put the request on record',
    )
    await page.goto(`${path}/inspection/package`)
    const preview = panel(page, 'Preview')
    await expect(preview).toContainText('What the parent says of it')
    await expect(preview).toContainText('I said that I don’t know of any.')
    await accessible()
    await send(page, 'Make the file')
    await expect(panel(page, 'Shared')).toContainText('The parent’s own right (34 CFR 99.10)')
  })
  expect(await server.kinds(caseId)).toEqual(
    expect.arrayContaining(['amendment-request', 'amendment-decided', 'statement', 'disclosure']),
  )
})
