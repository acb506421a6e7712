import { readFile } from 'node:fs/promises'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'played' })
test.setTimeout(300_000)

test('An analyst reads counts without names, small ones left out, and takes them as a file', async ({
  page,
  as,
  accessible,
}) => {
  await as('U22')
  await page.goto('/work')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Counts' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Counts')
  const words = page.getByRole('region', { name: 'What is left out' })
  await expect(words).toContainText('A number under 11, nought too, is left out')
  for (const way of ['By month', 'By stage', 'By level', 'By outcome']) {
    await page.getByRole('link', { name: way }).click()
    await expect(page.getByRole('link', { name: way })).toHaveAttribute('aria-current', 'true')
    const cells = await page.getByRole('table').getByRole('cell').allTextContents()
    expect(cells.length).toBeGreaterThan(5)
    for (const text of cells) expect(text === 'Left out' || Number(text.replaceAll(',', '')) >= 11, text).toBe(true)
    await accessible()
  }
  await page.getByRole('link', { name: 'By month' }).click()
  await expect(page.getByRole('link', { name: 'By month' })).toHaveAttribute('aria-current', 'true')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take this table as a file (CSV)' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^counts by month .*\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('School,Before,')
  expect(text).not.toMatch(/Nico|Caleb|Strand|RA-/)
  for (const place of ['/cases', '/people', '/alerts', '/enrolment', '/audit']) {
    expect(place === '/cases' ? [200] : [403, 404], place).toContain((await page.request.get(place)).status())
  }
})
