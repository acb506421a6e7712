import { onRecord } from '#tests/setup/forms.ts'
import { hydrated } from '#tests/setup/page-checks.ts'
import { expect, test } from '#tests/setup/journey.ts'
import { signInByHand } from '#tests/setup/signing-in.ts'

const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString()

test('what was typed under a session that ran out is kept for its owner, and offered after sign-in', async ({
  page,
  as,
  server,
}) => {
  const form = `/cases/${await server.folder()}/contact/new`
  await as('triage')
  await page.goto(form)
  await page.getByLabel('Name and relation').fill('Ana Marchetti (mother)')
  await page.getByLabel('What did they say?').fill('He has never touched a gun.')
  await server.clock(later(await server.now(), 45))
  await page.getByRole('radio', { name: 'Parent or guardian of the student of concern' }).check()
  await page.getByLabel('Why?').fill('Weapon access')
  await page.getByRole('radio', { name: 'Phone' }).check()
  await page.getByRole('group', { name: 'Reached?' }).getByLabel('Yes').check()
  await page.getByRole('button', { name: 'Save the contact' }).click()

  await expect(page).toHaveURL(/\/sign-in\?.*kept=1/)
  await expect(page.getByText('What you had typed is kept as your draft.')).toBeVisible()
  await signInByHand(page, server, 'triage')

  await expect(page).toHaveURL(new RegExp(`${form}$`))
  await expect(page.getByText('This is your draft')).toBeVisible()
  await expect(page.getByLabel('What did they say?')).toHaveValue('He has never touched a gun.')
  await page.getByRole('button', { name: 'Save the contact' }).click()
  await expect(page).toHaveURL(/\/cases\/cas_\w+\?saved=ent_/)
  await page.goto(form)
  await expect(page.getByText('This is your draft')).toBeHidden()
})

test('what was typed while everything was signed out from another device is kept too', async ({
  page,
  as,
  server,
  request,
}) => {
  const form = `/cases/${await server.folder()}/note/new`
  await as('triage')
  await page.goto(form)
  await page.getByLabel('Patrol').check()
  await page.getByLabel('Note', { exact: true }).fill('Gate 2 stands open.')
  const headers = { Origin: server.origin, Cookie: `offramp=${await server.session('triage')}` }
  await request.post('/sign-out/everywhere', { headers, maxRedirects: 0 })
  await page.getByRole('button', { name: 'Save the note' }).click()
  await expect(page.getByText('What you had typed is kept as your draft.')).toBeVisible()
  await signInByHand(page, server, 'triage')
  await expect(page).toHaveURL(new RegExp(`${form}$`))
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Gate 2 stands open.')
})

test('a draft is its owner’s alone', async ({ page, as, server, request }) => {
  await as('lead')
  await page.goto('/account')
  const headers = { Origin: server.origin, Cookie: `offramp=${await server.session('lead')}` }
  const saved = await request.post('/drafts', {
    headers,
    form: { form: 'note', caseId: '', rev: '1', body: 'said=only+mine' },
  })
  const draft = (await saved.json()) as { id: string; rev: number; saved: boolean }
  expect(draft).toMatchObject({ saved: true, rev: 1 })

  const stranger = { Origin: server.origin, Cookie: `offramp=${await server.session('outsider')}` }
  await request.post(`/drafts/${draft.id}/delete`, { headers: stranger })
  const again = await request.post('/drafts', {
    headers,
    form: { form: 'note', caseId: '', rev: '2', body: 'said=still+mine' },
  })
  expect(await again.json()).toMatchObject({ id: draft.id, rev: 2 })

  const stale = await request.post('/drafts', {
    headers,
    form: { form: 'note', caseId: '', rev: '2', body: 'said=typed+elsewhere' },
  })
  expect(((await stale.json()) as { rev: number }).rev).toBeGreaterThan(2)
  await request.post(`/drafts/${draft.id}/delete`, { headers })
  const fresh = await request.post('/drafts', {
    headers,
    form: { form: 'note', caseId: '', rev: '1', body: 'said=new' },
  })
  expect(((await fresh.json()) as { id: string }).id).not.toBe(draft.id)
})

test('without a session nothing is kept', async ({ request, server }) => {
  const headers = { Origin: server.origin }
  expect((await request.post('/drafts', { headers, form: { form: 'note', body: 'x' } })).status()).toBe(401)
  const forged = { ...headers, Cookie: `offramp=${'a'.repeat(32)}` }
  expect((await request.post('/drafts', { headers: forged, form: { form: 'note', body: 'x' } })).status()).toBe(401)
})

test('what is typed before the script has arrived stays, also over text that stood there @script', async ({
  page,
  as,
  server,
}) => {
  await as('triage')
  const caseId = await server.folder()
  await page.goto(`/cases/${caseId}/note/new`)
  await page.getByLabel('Patrol').check()
  await page.getByLabel('Note', { exact: true }).fill('Gate 1')
  await page.getByRole('button', { name: 'Save the note' }).click()
  await page.getByRole('link', { name: 'Patrol: Gate 1' }).first().click()
  const correct = await page.getByRole('link', { name: 'Correct or withdraw' }).getAttribute('href')

  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((done) => (arrive = done))
  await page.route(/\.js$/, async (script) => {
    await arrived
    await script.continue()
  })
  await page.goto(correct ?? '', { waitUntil: 'commit' })
  const note = page.getByLabel('Note', { exact: true })
  await expect(note).toHaveValue('Gate 1')
  await note.fill('Gate 2, seen twice')
  await page.getByLabel('Observation').check()
  arrive()
  await hydrated(page)
  await expect(note).toHaveValue('Gate 2, seen twice')
  await expect(page.getByLabel('Observation')).toBeChecked()
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await onRecord(page)
  await expect(page.getByRole('link', { name: 'Observation: Gate 2, seen twice' }).first()).toBeVisible()
})
