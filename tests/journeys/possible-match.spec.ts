import { send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/possible-match' })

test('a second report meets the first on the page of the case, until somebody says why it is not the same', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const [first, second] = [await server.folder(), await server.folder()]
  const matches = page.getByRole('region', { name: 'A possible match' })
  await as('triage')
  await page.goto(`/cases/${second}`)
  await expect(matches.getByText('the same school, about the same time')).toBeVisible()
  await accessible()
  await matches.getByRole('link', { name: /^Join with / }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveValue(first)
  await page.goto(`/cases/${second}`)
  await matches.getByRole('link', { name: /^Not the same as / }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveValue(first)
  await page.getByLabel('Why is it not the same?').fill('Two other students, at another place.')
  await accessible()
  await send(page, 'Not the same')
  await expect(page.getByText('On record: Compared with another report, not the same')).toBeVisible()
  for (const one of [first, second]) {
    await page.goto(`/cases/${one}`)
    await expect(page.getByRole('heading', { name: 'Right now' })).toBeVisible()
    await expect(matches).toHaveCount(0)
  }
})
