import { answer, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test('After a restore a district lead asks who had put what on record, and says so', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  await server.restored(98)
  await turn('districtLead', '2026-09-16 08:00')
  await page.goto('/work')
  await page.getByRole('link', { name: /A backup was restored/ }).click()
  await expect(page.getByRole('main')).toContainText('At least 98 events that came after it are gone.')
  await accessible()
  await send(page, 'Record that I looked at it')
  await expect(page.getByText('Say whom you asked, and what was put on record again.').first()).toBeVisible()
  await answer(page, {
    'Whom did you ask, and what was put on record again?': 'Every chair. Two notes of Monday stand again.',
  })
  await send(page, 'Record that I looked at it')
  await expect(page).toHaveURL(/\/work$/)
  await expect(page.getByText('A backup was restored')).toHaveCount(0)
  expect(await server.acts()).toContain('restore.confirmed')
})
