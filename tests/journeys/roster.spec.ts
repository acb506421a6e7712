import { expect, test } from '#tests/setup/journey.ts'

test('a student is added to the roster, found again, and given a second home', async ({
  page,
  as,
  javaScriptEnabled,
}) => {
  await as('administrator')
  await page.goto('/admin')
  await page.getByRole('main').getByRole('link', { name: 'Students' }).click()
  await page.getByRole('link', { name: 'Add a student' }).click()
  await page.getByLabel('Grade').fill('5')
  await page.getByRole('button', { name: 'Add this student' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Give the student number.')
  await expect(page.getByLabel('Grade')).toHaveValue('5')
  const number = javaScriptEnabled ? '7001' : '7002'
  await page.getByLabel('First name').first().fill('Mara')
  await page.getByLabel('Last name').first().fill(`Quill-${number}`)
  await page.getByLabel('Student number').fill(number)
  await page.getByLabel('School', { exact: true }).selectOption({ label: 'Alder Creek Elementary (TK-5)' })
  await page.getByLabel('What is it called?').first().fill('Mother’s home')
  await page.getByLabel('Street and town').first().fill('4 Levee Rd')
  await page.getByLabel('Whose home?').first().fill('mother')
  await page.getByRole('button', { name: 'Add this student' }).click()
  await expect(page.getByText('The student is saved.')).toBeVisible()

  const find = async () => {
    await page.getByLabel('Name or student number').fill(number)
    await page.getByRole('button', { name: 'Search' }).click()
    await page
      .getByRole('region', { name: 'Found' })
      .getByRole('link', { name: `Mara Quill-${number}` })
      .click()
  }
  await find()
  await expect(page.getByLabel('Street and town').first()).toHaveValue('4 Levee Rd')
  if (!javaScriptEnabled) return
  await page.getByRole('button', { name: 'Add another address' }).click()
  await page.getByLabel('What is it called?').nth(1).fill('Grandfather’s home')
  await page.getByLabel('Street and town').nth(1).fill('9 Dock St')
  await page.getByLabel('Whose home?').nth(1).fill('grandfather')
  await page.getByRole('button', { name: 'Save the student' }).click()
  await expect(page.getByText('The student is saved.')).toBeVisible()
  await find()
  await expect(page.getByLabel('Street and town').nth(1)).toHaveValue('9 Dock St')
})
