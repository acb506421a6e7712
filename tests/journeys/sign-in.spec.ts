import { expect, test } from '#tests/setup/journey.ts'
import { freshCode, signInByHand, typePassword } from '#tests/setup/signing-in.ts'

test.describe('signing in', () => {
  test('with name and password leads by the second step to the page asked for', async ({
    page,
    accessible,
    server,
  }) => {
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    await accessible()
    await typePassword(page, 'Member')
    await expect(page).toHaveURL(/\/sign-in\/second\?next=%2Faccount$/)
    await accessible()
    await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await freshCode(server))
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page).toHaveURL(/\/account$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test member')
    await accessible()
  })

  test('says the same for an unknown name and a wrong password, and keeps the name', async ({ page }) => {
    const words: (string | null)[] = []
    for (const name of ['auditor', 'nobody-here']) {
      await page.goto('/sign-in')
      await page.getByLabel('Sign-in name').fill(name)
      await page.getByLabel('Password').fill('not the password at all')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      words.push(await page.getByRole('alert').textContent())
      await expect(page.getByLabel('Sign-in name')).toHaveValue(name)
      await expect(page.getByLabel('Password')).toHaveValue('')
    }
    expect(words[0]).toBe(words[1])
  })

  test('asks for both fields beside them', async ({ page, accessible }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('Error: Type your password.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Type your sign-in name.' })).toBeVisible()
    await accessible()
  })

  test('never leads to another site', async ({ page, server }) => {
    await page.goto('/sign-in?next=https://example.invalid/')
    await signInByHand(page, server, 'lead')
    await expect(page).not.toHaveURL(/sign-in/)
    expect(new URL(page.url()).origin).toBe(server.origin)
  })
})

test.describe('signing out', () => {
  test('ends the session and leaves nothing behind the Back button', async ({ page, as }) => {
    await as('triage')
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('everywhere ends the other browser too', async ({ page, as, browser, server }) => {
    await as('onCall')
    const other = await browser.newContext({ baseURL: server.origin })
    await other.addCookies([{ name: 'offramp', value: await server.session('onCall'), url: server.origin }])
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    const answer = await other.request.get('/account', { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    await other.close()
  })
})
