import { expect, journeyPassword, test } from '#tests/setup/journey.ts'
import { freshCode, signInByHand } from '#tests/setup/signing-in.ts'

test.use({ district: 'tests/phished' })
test.setTimeout(120_000)

const elsewhere = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

test('a stolen session confirms nothing, and its owner sees it and ends it', async ({
  page,
  browser,
  server,
  accessible,
  javaScriptEnabled,
}) => {
  const caseId = await server.folder()
  await page.goto('/work')
  await signInByHand(page, server, 'triage')
  await expect(page).toHaveURL(/\/work/)
  const cookies = await page.context().cookies()
  const thief = await browser.newContext({
    baseURL: server.origin,
    javaScriptEnabled,
    userAgent: elsewhere,
    storageState: { cookies, origins: [] },
  })
  const theirs = await thief.newPage()

  await test.step('with the cookie somebody reads what its owner reads: nothing stops that yet', async () => {
    await theirs.goto(`/cases/${caseId}`)
    await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible()
  })

  await test.step('nothing is printed, given or changed for good without the password and a code', async () => {
    await server.clock(new Date(Date.parse(await server.now()) + 6 * 60_000).toISOString())
    for (const place of [`/cases/${caseId}/print`, '/account/stand-in/new']) {
      await theirs.goto(place)
      await expect(theirs, place).toHaveURL(/\/account\/confirm\?next=/)
    }
    await theirs.goto('/account/recovery-codes')
    await theirs.getByRole('button', { name: 'Make recovery codes' }).click()
    await expect(theirs).toHaveURL(/\/account\/confirm\?next=/)
    await theirs.getByLabel('Password', { exact: true }).fill(journeyPassword)
    await theirs.getByRole('textbox', { name: 'Code', exact: true }).fill('123456')
    await theirs.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(theirs).toHaveURL(/\/account\/confirm/)
    expect(await server.acts()).toEqual(expect.arrayContaining(['auth.stepUpAsked', 'auth.secondStepFailed']))
  })

  await test.step('where the thief signs in with the whole of it, from another browser, the owner is told', async () => {
    const other = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, userAgent: elsewhere })
    const signedIn = await other.newPage()
    await signedIn.goto('/work')
    await signInByHand(signedIn, server, 'triage')
    await expect(signedIn).toHaveURL(/\/work/)
    await page.goto('/account')
    await expect(page.getByRole('main')).toContainText('Firefox on Windows')
    await accessible()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Firefox on Windows' })
      .getByRole('button', { name: 'End this session' })
      .first()
      .click()
    await signedIn.goto('/work')
    await expect(signedIn).toHaveURL(/\/sign-in/)
    await other.close()
  })

  await test.step('the owner confirms something, which ends the stolen token; or signs out everywhere', async () => {
    await page.goto(`/cases/${caseId}/print`)
    await page.getByLabel('Password', { exact: true }).fill(journeyPassword)
    await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/cases/${caseId}/print$`))
    await theirs.goto(`/cases/${caseId}`)
    await expect(theirs).toHaveURL(/\/sign-in/)
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    expect((await page.request.get('/work', { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(300)
  })
  await thief.close()
})
