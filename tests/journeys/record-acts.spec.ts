import { onRecord } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

const picture = {
  name: 'lock.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

test.describe('somebody in danger', () => {
  test('is marked in two taps, and stood down by two people', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    await page.goto(`/cases/${caseId}/danger`)
    await expect(page.getByRole('link', { name: 'Call 911 now' })).toHaveAttribute('href', 'tel:911')
    await page.getByRole('button', { name: 'Mark imminent' }).click()
    await expect(page.getByText('911: not called yet').first()).toBeVisible()
    await page.goto(`/cases/${caseId}/danger/call`)
    await page.getByLabel('Someone else called').check()
    await page.getByLabel('Who called or is calling?').fill('Marcus Bell')
    await page.getByRole('button', { name: 'Save the answer' }).click()
    await expect(page.getByText(/911 called by Marcus Bell/).first()).toBeVisible()
    await page.goto(`/cases/${caseId}/danger/stand-down`)
    await page.getByLabel('Why has the danger passed?').fill('Found at home.')
    await page.getByRole('button', { name: 'Propose to stand down' }).click()
    await page.waitForURL(/saved=/)
    await page.goto(`/cases/${caseId}/danger/stand-down/confirm`)
    await page.getByRole('button', { name: 'Confirm and stand down' }).click()
    await expect(page.getByText('You proposed this, so someone else confirms it.').first()).toBeVisible()
  })
})

test.describe('a file', () => {
  test('is kept with its hash, given back as an attachment, and blocked at once', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    await page.goto(`/cases/${caseId}/file/new`)
    await expect(page.getByText('A sexual image of a minor is described, never uploaded.')).toBeVisible()
    await page.getByLabel('Files').setInputFiles({ ...picture, name: 'lock.png.exe' })
    await page.getByLabel('What does it show?').fill('The lock of the cabinet')
    await page.getByRole('button', { name: 'Save the file' }).click()
    await expect(page.getByText(/^Error: /).first()).toBeVisible()
    await page.getByLabel('Files').setInputFiles(picture)
    await page.getByRole('button', { name: 'Save the file' }).click()
    await page.waitForURL(/saved=/)
    await page.goto(`/cases/${caseId}/police/new`)
    const link = page.getByRole('link', { name: 'lock.png' })
    const href = (await link.getAttribute('href')) ?? ''
    const answer = await page.request.get(href)
    expect(answer.headers()['content-disposition']).toContain('attachment; filename="lock.png"')
    expect((await answer.body()).equals(picture.buffer)).toBe(true)
    expect(await server.acts()).toContain('file.downloaded')
  })
})

test.describe('an entry of one’s own', () => {
  test('is corrected, and withdrawn; both versions stay', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    await page.goto(`/cases/${caseId}/note/new`)
    await page.getByLabel('Patrol').check()
    await page.getByLabel('Note', { exact: true }).fill('Gate 1')
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByRole('link', { name: 'Patrol: Gate 1' }).first().click()
    await page.getByRole('link', { name: 'Correct or withdraw' }).click()
    await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Gate 1')
    await page.getByLabel('Note', { exact: true }).fill('Gate 2')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await page.getByRole('link', { name: 'Patrol: Gate 2' }).first().click()
    await expect(page.getByRole('heading', { name: 'The earlier version' })).toBeVisible()
    await page.getByRole('link', { name: 'Correct or withdraw' }).click()
    await page.getByRole('link', { name: 'Withdraw it instead' }).click()
    await page.getByLabel('Why?').fill('Meant for another case')
    await page.getByRole('button', { name: 'Withdraw this entry' }).click()
    await onRecord(page)
    await expect(page.getByRole('link', { name: 'Patrol: Gate 2' })).toHaveCount(0)
    expect((await server.kinds(caseId)).slice(-3)).toEqual(['note', 'note', 'withdrawn'])
  })
})

test.describe('a statement', () => {
  test('is read where it stands', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    await page.goto(`/cases/${caseId}/interview/new/teacher`)
    await page.getByLabel('Who is it with?').fill('Ms. Hart')
    await page.getByRole('group', { name: 'Is an officer present?' }).getByLabel('No', { exact: true }).check()
    await page.getByLabel('Exact words').fill('He writes about it every day.')
    await page.getByRole('group', { name: 'Did you ask?' }).getByLabel('Yes').check()
    await page.getByLabel('What was the answer?').fill('Not heard of any.')
    await page.getByRole('button', { name: 'Save the interview' }).click()
    await page
      .getByRole('link', { name: /^Interview: Ms. Hart/ })
      .first()
      .click()
    await expect(page.getByText('He writes about it every day.')).toBeVisible()
    await page.getByRole('button', { name: 'I have read this' }).click()
    await expect(page.getByRole('button', { name: 'I have read this' })).toHaveCount(0)
    expect((await server.kinds(caseId)).at(-1)).toBe('statement-read')
  })
})

test.describe('the history review', () => {
  test('is saved row by row', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    await page.goto(`/cases/${caseId}/history`)
    await page.getByRole('link', { name: 'Attendance' }).click()
    await page.getByLabel('Requested').check()
    await page.getByRole('button', { name: 'Save this row' }).click()
    await expect(page.getByText('The row is saved.')).toBeVisible()
    await expect(page.getByRole('row', { name: /Attendance.*Requested/ })).toBeVisible()
  })
})
