import { expect, test } from '#tests/setup/journey.ts'
import { answer, send } from '#tests/setup/forms.ts'

test.use({ expectedErrors: [/status of 503/] })

test('While the log can’t be written a case is read on, nothing is saved, and what was typed is kept', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const caseId = await server.folder()
  await as('triage')
  await page.goto(`/cases/${caseId}/note/new`)
  await answer(page, { 'What kind of note?': 'Something else', Note: 'Sat alone at lunch.' })
  await server.lock()
  try {
    await send(page, 'Save the note')
    await expect(page.getByText('Nothing was saved. Wait a moment, then try again.').first()).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('Sat alone at lunch.')
    await page.goto(`/cases/${caseId}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('RA-')
    await page.goto('/work')
    await expect(page.getByText('Nothing can be saved just now')).toBeVisible()
    await accessible()
    const print = await page.request.get(`/cases/${caseId}/print`, { failOnStatusCode: false })
    expect(print.status()).toBe(503)
  } finally {
    await server.unlock()
  }
  await page.goto(`/cases/${caseId}/note/new`)
  await answer(page, { 'What kind of note?': 'Something else', Note: 'Sat alone at lunch.' })
  await send(page, 'Save the note')
  await expect(page.getByText('Sat alone at lunch.').first()).toBeVisible()
  await page.goto('/work')
  await expect(page.getByText('Nothing can be saved just now')).toHaveCount(0)
  const acts = await server.acts()
  expect(acts.slice(acts.lastIndexOf('audit.gap'))).toContain('note.recorded')
  expect(acts[acts.lastIndexOf('audit.gap') - 1]).toBe('viewed')
})
