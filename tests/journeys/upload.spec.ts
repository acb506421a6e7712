import { createHash } from 'node:crypto'
import { expect, test } from '#tests/setup/journey.ts'

/** A picture of one point, and what is no picture although its name says so. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a file is taken by what it holds, and comes back the same', async ({ page, as, server, accessible }) => {
  const form = `/cases/${await server.folder()}/file/new`
  await as('triage')
  await page.goto(form)
  await accessible()
  await page.getByLabel('What does it show?').fill('Screenshot of the post')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'not a picture.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0090\u0000 program') })
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page.getByText('This kind of file is not taken.').first()).toBeVisible()
  await expect(page.getByLabel('What does it show?')).toHaveValue('Screenshot of the post')

  await page.locator('input[type=file]').setInputFiles({ name: 'shot "1"; ü.png', mimeType: 'image/png', buffer: png })
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page).toHaveURL(/\/cases\/cas_\w+\?saved=ent_/)
  const saved = new URL(page.url())
  await page.goto(`${saved.pathname}/entries/${saved.searchParams.get('saved')}`)
  await accessible()
  const link = page.getByRole('link', { name: /shot "1"; ü\.png/ }).first()
  const href = await link.getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-disposition']).toMatch(
    /^attachment; filename="shot _1__ u_\.png"; filename\*=UTF-8''shot%20%221%22%3B%20%C3%BC\.png$/,
  )
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(
    createHash('sha256')
      .update(await answer.body())
      .digest('hex'),
  ).toBe(createHash('sha256').update(png).digest('hex'))

  await as('outsider')
  expect((await page.request.get(href ?? '')).status()).toBe(404)
})
