import type { Page } from '@playwright/test'
import { scripts } from '#tests/factories/hostile-words.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'tests/hostile-script' })
test.setTimeout(120_000)

/** What ran, would have run or was stopped by the content policy, in any frame of any page. */
async function watched(page: Page): Promise<string[]> {
  const found: string[] = []
  page.on('dialog', (dialog) => {
    found.push(`a dialog said ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (line) => {
    if (/Content.Security.Policy|Refused to (execute|apply|load)/i.test(line.text())) found.push(line.text())
  })
  await page.exposeFunction('hostile', (n: unknown) => void found.push(`script ${String(n)} ran`))
  await page.exposeFunction('policyStopped', (what: string) => {
    // The library that reads forms asks once whether it may make code, and goes on without: no text of anybody does that.
    if (!what.startsWith('script-src eval')) found.push(`the policy stopped ${what}`)
  })
  await page.addInitScript(() => {
    const told = window as unknown as { policyStopped(what: string): void; hostile(n: unknown): void }
    document.addEventListener('securitypolicyviolation', (event) =>
      told.policyStopped(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
    window.alert = (said) => told.hostile(said)
  })
  return found
}

/** Types a script into every text of a form and answers the rest with what comes first; sends it. */
async function sendHostile(page: Page, path: string, known: Record<string, string> = {}) {
  await page.goto(path)
  const form = page.locator('main form:has(button[type=submit], button:not([type]))').last()
  let next = 0
  for (const group of new Set(
    await form.locator('input[type=radio]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name)),
  )) {
    const value = known[group]
    const choice = form.locator(`input[name="${group}"]${value ? `[value="${value}"]` : ''}`)
    if (await choice.first().isVisible()) await choice.first().check({ force: true })
  }
  for (const choice of await form.locator('select:visible').all()) {
    if ((await choice.locator('option').count()) > 1 && (await choice.inputValue()) === '')
      await choice.selectOption({ index: 1 })
  }
  for (const field of await form.locator('input:visible, textarea:visible').all()) {
    const { name, type, value } = await field.evaluate((one: HTMLInputElement) => ({
      name: one.name,
      type: one.type,
      value: one.value,
    }))
    if (!/^(text|textarea|search|email)$/.test(type) || (value !== '' && !(name in known))) continue
    if (known[name] === '' || /phone|e-?mail/i.test(name)) continue
    await field.fill(known[name] ?? scripts[next++ % scripts.length] ?? '')
  }
  const files = form.locator('input[type=file]')
  if ((await files.count()) > 0)
    await files
      .first()
      .setInputFiles({ name: '"><img src=x onerror=hostile(2)>.png', mimeType: 'image/png', buffer: png })
  await form.locator('button[type=submit], button:not([type])').last().click()
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('what people type runs nowhere: no script, no dialog, nothing for the policy to stop @script', async ({
  page,
  as,
  server,
}) => {
  const found = await watched(page)
  const written: string[] = []
  /** Opens a page; a script that it shows must stand there as its own words. */
  const look = async (path: string) => {
    await page.goto(path)
    if ((await page.locator('body').innerText()).includes('hostile('))
      written.push(path.replace(/cas_\w+|ent_\w+/g, '…'))
    for (const one of await page.locator('main [onerror], main [onload], main a[href^="javascript:" i]').all())
      found.push(`${path}: ${await one.evaluate((element) => element.outerHTML.slice(0, 200))}`)
  }

  await as('administrator')
  await sendHostile(page, '/admin/people/new', { studentNumber: '7007', grade: '9', given: scripts[1] ?? '' })
  await expect(page).not.toHaveURL(/people\/new/)

  await as('referrer')
  await sendHostile(page, '/refer', { danger: 'no', weapon: 'yes', whom: 'student', student: '7007' })
  await expect(page).toHaveURL(/\/reports\/cas_\w+\/sent/)
  const reported = /cas_\w+/.exec(page.url())?.[0] ?? ''
  await look('/reports')

  await as('triage')
  const path = `/cases/${await server.folder()}`
  for (const form of ['note/new', 'target/new', 'contact/new', 'file/new']) {
    await sendHostile(page, `${path}/${form}`, { whatNext: '', attempt: '', kind: 'other', parentTold: 'not-yet' })
    await expect(page, form).toHaveURL(/saved=/)
  }
  const entries = ['', '/print', '/team', '/tasks', '/history', '/decisions', '/as-of', '/police', '/access']
  for (const place of entries) await look(path + place)
  const links = await page
    .goto(path)
    .then(() =>
      page
        .locator(`a[href*="${path}/entries/"]`)
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href)),
    )
  for (const link of [...new Set(links)].slice(0, 6)) await look(new URL(link).pathname)
  for (const place of [`/cases/${reported}`, '/work', '/cases', '/cases/search', '/people']) await look(place)
  for (const place of ['/people', '/cases/search']) {
    await page.goto(place)
    await page
      .locator('main input:visible')
      .first()
      .fill(scripts[1] ?? '')
    await page.locator('main input:visible').first().press('Enter')
    await expect(page.getByRole('main')).toContainText(/found|fits|No /i)
  }
  await as('auditor')
  await look('/audit')
  await look('/audit/looks')

  expect(found).toEqual([])
  expect(written).toEqual(expect.arrayContaining(['/cases/…', '/cases/…/print', '/cases/…/entries/…']))
})
