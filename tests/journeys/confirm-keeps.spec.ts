import type { Page } from '@playwright/test'
import { answer, send } from '#tests/setup/forms.ts'
import { expect, journeyPassword, test } from '#tests/setup/journey.ts'
import type { JourneyServer } from '#tests/setup/journey.ts'
import { hydrated } from '#tests/setup/page-checks.ts'
import { freshCode, signInByHand } from '#tests/setup/signing-in.ts'

const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString()

/** Sends a form whose proof is six minutes old, confirms on the page that asks for it, and comes back to the form. */
async function sendLate(page: Page, server: JourneyServer, button: string) {
  const { pathname } = new URL(page.url())
  await server.clock(later(await server.now(), 6))
  await send(page, button)
  await expect(page).toHaveURL(/\/account\/confirm\?.*kept=1/)
  await expect(page.getByText('What you had typed is kept as your draft.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(journeyPassword)
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${pathname}$`))
  await expect(page.getByText('This is your draft')).toBeVisible()
}

test('a role that is given is still typed after confirming, for this person alone, and its draft goes with it', async ({
  page,
  as,
  server,
  accessible,
  javaScriptEnabled,
}) => {
  await as('districtLead')
  const [member, outsider] = [await server.id('member'), await server.id('outsider')]
  const form = `/admin/users/${member}/roles/new`
  await page.goto(form)
  if (javaScriptEnabled) await hydrated(page)
  await answer(page, {
    Role: 'Counselor',
    'For which school?': 'Alder Creek Elementary',
    'Why?': 'Stands in for the spring',
  })
  await sendLate(page, server, 'Give this role')
  await accessible()

  await expect(page.getByRole('radio', { name: 'Counselor' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Alder Creek Elementary' })).toBeChecked()
  await expect(page.getByLabel('Why?')).toHaveValue('Stands in for the spring')
  await page.goto(`/admin/users/${outsider}/roles/new`)
  await expect(page.getByText('This is your draft')).toBeHidden()
  await expect(page.getByLabel('Why?')).toHaveValue('')
  await page.goto('/work')
  await page.getByRole('link', { name: /^Grant/ }).click()
  await expect(page).toHaveURL(new RegExp(`${form}$`))
  if (javaScriptEnabled) await hydrated(page)
  await expect(page.getByLabel('Why?')).toHaveValue('Stands in for the spring')
  await send(page, 'Give this role')
  await expect(page).toHaveURL(/saved=yes/)
  await page.goto(form)
  await expect(page.getByText('This is your draft')).toBeHidden()
})

test('why a case is opened in an emergency is still typed after confirming', async ({
  page,
  as,
  server,
  javaScriptEnabled,
}) => {
  await as('triage')
  await page.goto('/emergencies/new')
  if (javaScriptEnabled) await hydrated(page)
  const why = page.getByLabel('What happened, and what do you need to know?')
  await answer(page, {
    'Or the student’s number, or full name': 'Nobody Known',
    'At which school?': 'Delta Vista High',
    'What is it?': 'A student can’t be found',
    'What happened, and what do you need to know?': 'Left class upset. I need to know whom to call.',
  })
  await sendLate(page, server, 'Open the case now')
  await expect(why).toHaveValue('Left class upset. I need to know whom to call.')
  await expect(page.getByRole('radio', { name: 'A student can’t be found' })).toBeChecked()
  await page.getByRole('link', { name: 'Start with an empty form' }).click()
  await expect(why).toHaveValue('')
})

test('who stands in is still typed when the session ran out meanwhile', async ({
  page,
  as,
  server,
  javaScriptEnabled,
}) => {
  await as('triage')
  await page.goto('/account/stand-in/new')
  if (javaScriptEnabled) await hydrated(page)
  await page.getByLabel('Who stands in?').selectOption({ label: 'Test member, member' })
  await page.getByLabel('Why?').fill('Leave')
  await server.clock(later(await server.now(), 45))
  await send(page, 'Name who stands in')
  await expect(page).toHaveURL(/\/sign-in\?.*kept=1/)
  await signInByHand(page, server, 'triage')
  await expect(page).toHaveURL(/\/account\/stand-in\/new$/)
  await expect(page.getByLabel('Who stands in?')).toHaveValue(await server.id('member'))
  await expect(page.getByLabel('Why?')).toHaveValue('Leave')
})
