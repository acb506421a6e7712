import { expect, test } from '#tests/setup/journey.ts'

/** Every form of the record, as it stands under a case. */
const pages = [
  'contact/new',
  'note/new',
  'target/new',
  'interview/new',
  'interview/new/student-k5',
  'interview/new/teacher',
  'weapon-access/new',
  'weapon-check/new',
  'home-visit/new',
  'history',
  'history/discipline',
  'history/counseling',
  'file/new',
  'police/new',
  'police/duty/new',
  'police/told/new',
  'police/decided/new',
  'police/registry/new',
  'interim/new',
  'interim/end',
  'order/new',
  'order/end',
  'health/new',
  'danger',
  'danger/call',
]

test.describe('what is put on record', () => {
  test('has a page for every form, for anybody in the case', async ({ page, as, server }) => {
    await as('triage')
    const caseId = await server.folder()
    for (const place of pages) {
      const answer = await page.goto(`/cases/${caseId}/${place}`)
      expect(answer?.status(), place).toBe(200)
      await expect(page.getByRole('heading', { level: 1 }), place).toBeVisible()
    }
  })

  test('is not there for somebody outside the case', async ({ page, as, server }) => {
    await as('outsider')
    const caseId = await server.folder()
    for (const place of pages) {
      const answer = await page.goto(`/cases/${caseId}/${place}`)
      expect(answer?.status(), place).toBe(404)
    }
  })
})
