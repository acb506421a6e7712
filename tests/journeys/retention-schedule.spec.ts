import { answer, panel, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'played/retention-schedule' })
test.setTimeout(120_000)

test('the schedule is changed by two people, with a citation, and its history stays', async ({
  page,
  turn,
  accessible,
}) => {
  const main = page.getByRole('main')

  await test.step('the records officer proposes a change, and what the law gives is not undercut', async () => {
    await turn('U29', '2027-06-02 09:10')
    await page.goto('/records')
    await page.getByRole('link', { name: 'Change: A case that was never high' }).click()
    await expect(main).toContainText('In force: 6 years, and not before the student is 21.')
    await accessible()
    await answer(page, {
      'Years after it was finished': '2',
      'Who sets it?': 'The district',
      'Where do the numbers come from?': 'BP 5125, decided 3 May 2027',
      'Why is it changed?': 'Counsel asked for two more years.',
    })
    await send(page, 'Propose the change')
    await expect(main).toContainText('The law gives at least 3 years')
    await expect(page.getByLabel('Why is it changed?')).toHaveValue('Counsel asked for two more years.')
    await answer(page, { 'Years after it was finished': '8' })
    await send(page, 'Propose the change')
    await expect(panel(page, 'The retention schedule')).toContainText('A change waits')
    await page.getByRole('link', { name: 'Waits for a second person' }).click()
    await expect(main).toContainText('You proposed this. Somebody else approves it.')
    await page.getByRole('link', { name: 'Take it back' }).click()
    await accessible()
  })

  await test.step('the district lead is asked, and approves it', async () => {
    await turn('U01', '2027-06-02 10:00')
    await page.goto('/work')
    await page.getByRole('link', { name: /^Approve a change of how long/ }).click()
    await expect(panel(page, 'What was proposed')).toContainText('8 years, and not before the student is 21')
    await accessible()
    await send(page, 'Approve it')
    await expect(panel(page, 'The retention schedule')).toContainText('8 years')
    await expect(panel(page, 'Changes of the schedule')).toContainText('Counsel asked for two more years.')
    await expect(panel(page, 'Changes of the schedule')).toContainText('Approved')
    await accessible()
  })
})
