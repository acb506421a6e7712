import type { Page } from '@playwright/test'
import { record, send } from '#tests/setup/forms.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'closing-proposed' })

const thisCase = (page: Page) => page.getByRole('region', { name: 'This case' })

test('two people close a case, and any member reopens it alone', async ({ page, as, server }) => {
  const path = `/cases/${await server.id('closing-proposed:case')}`
  await as('U07')
  await page.goto(`${path}/closing`)
  await expect(page.getByText('You proposed this closing, so someone else signs it.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'A second person’s signature.' })).toBeVisible()
  await as('U09')
  await page.goto(`${path}/closing`)
  await send(page, 'Sign the closing')
  await expect(page.getByText(/New reports are watched until/)).toBeVisible()
  await page.goto(path)
  await expect(thisCase(page)).toContainText('Closed')
  await expect(thisCase(page)).not.toContainText('Low')
  for (const place of ['level', 'level/working']) {
    await page.goto(`${path}/${place}`)
    await expect(page.getByText('This case is closed.')).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Reopen' })).toHaveAttribute('href', `${path}/reopen`)
  }
  await record(
    page,
    `${path}/reopen`,
    { 'What brings it back?': 'A new report', 'What changed since?': 'A second photo.' },
    'Reopen',
  )
  await expect(thisCase(page)).toContainText('Not yet assessed')
})
