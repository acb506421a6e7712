import { expect, test } from '#tests/setup/journey.ts'
import { desktop, phone } from '#tests/setup/page-checks.ts'

test.use({ district: 'inquiry' })

const shot = async (page: { screenshot(options: object): Promise<unknown> }, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

test('an auditor reads what each role can see and do, on a desk and on a phone', async ({ page, as, accessible }) => {
  await as('U21')
  for (const [size, name] of [
    [desktop, 'table-1280'],
    [phone, 'table-390'],
  ] as const) {
    await page.setViewportSize(size)
    await page.goto('/audit')
    await page.getByRole('link', { name: 'What each role can see and do' }).click()
    await expect(page.getByText(/policy:\d+ [0-9a-f]{16}/)).toBeVisible()
    const lead = page.getByRole('region', { name: 'District lead', exact: true })
    await expect(lead.getByText('District lead, not on the team', { exact: true })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Parts', exact: true })).toContainText('Reads')
    await shot(page, name)
  }
  await accessible()
})

test('somebody stands in, says so on every page, and sees nothing once it ended', async ({
  page,
  as,
  server,
  accessible,
}) => {
  const caseId = await server.id('inquiry:case')
  await as('U07')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Name who stands in' }).click()
  await expect(page.getByText('who reported', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Name who stands in' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choose who stands in.')
  await shot(page, 'stand-in-form')
  await page.getByLabel('Who stands in?').selectOption({ label: 'Ben Adler, Counselor SRH' })
  await page.getByLabel('Why?').fill('Leave')
  await page.getByRole('button', { name: 'Name who stands in' }).click()
  await expect(page.getByText(/^Ben Adler, from/)).toBeVisible()
  await accessible()

  await as('U19')
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    await page.goto(`/cases/${caseId}`)
    await expect(page.getByText('You are here in Karen Lindqvist’s place')).toBeVisible()
    await expect(page.getByText(/Why you can see this: .*in the place of Karen Lindqvist/)).toBeVisible()
    await shot(page, `in-place-${size.width}`)
  }
  await accessible()

  await as('U07')
  await page.goto('/account')
  await page.getByRole('link', { name: 'End Ben Adler’s standing in' }).click()
  await page.getByLabel('Why?').fill('Back early')
  await page.getByRole('button', { name: 'End the standing in' }).click()
  await expect(page.getByText('Nobody. Name somebody before you are away.')).toBeVisible()

  await as('U19')
  await page.goto(`/cases/${caseId}`)
  await page.getByRole('link', { name: 'Why can’t I see this?' }).click()
  await expect(page.getByText('You are not on the team.')).toBeVisible()
  await shot(page, 'why-not')
  await accessible()
})

test('a case says who can see it, why and until when', async ({ page, as, server, accessible }) => {
  const caseId = await server.id('inquiry:case')
  await as('U07')
  await page.goto(`/cases/${caseId}`)
  await expect(page.getByText(/Why you can see this: lead of the case, Delta Vista High, since/)).toBeVisible()
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    await page.goto(`/cases/${caseId}/access`)
    const open = page.getByRole('table', { name: 'Who can open this case' })
    await expect(open).toContainText('Karen Lindqvist')
    await expect(page.getByRole('table', { name: 'Who sees that this case exists' })).toContainText('Dr. Helen Okafor')
    await shot(page, `access-${size.width}`)
  }
  await accessible()
})

test('a principal looks over a school’s list and signs it', async ({ page, as, accessible }) => {
  await as('U08')
  await page.setViewportSize(phone)
  await page.goto('/admin/recertify')
  await page.getByRole('link', { name: 'Delta Vista High' }).click()
  await page.getByRole('button', { name: 'Sign this list' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Say whether this is still right, or ends.')
  await shot(page, 'recertify-390')
  await accessible()
  await page.setViewportSize(desktop)
  await expect(page.getByText('This is your own role')).toBeVisible()
  await shot(page, 'recertify-1280')
  for (const keep of await page.getByLabel('Still right').all()) await keep.check()
  await page.getByRole('button', { name: 'Sign this list' }).click()
  await expect(page.getByText('The list is signed.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Lists of roles' })).toContainText('Joseph Amaya')
  await shot(page, 'recertify-lists')
})
