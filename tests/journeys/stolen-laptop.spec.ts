import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { expect, test } from '#tests/setup/journey.ts'

/** A word that stands nowhere else: typed into a case, and looked for on the disk of the browser afterwards. */
const canary = (n: number) => `Qzxlaptop${n}`

/** Every file below a folder that holds a word, plainly or in two bytes a sign. */
function filesWith(folder: string, word: string): string[] {
  const found = [Buffer.from(word, 'latin1'), Buffer.from(word, 'utf16le')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return found.some((one) => bytes.includes(one))
    })
}

test.describe('a computer that is stolen @script', () => {
  for (const way of ['after signing out', 'after nothing was done for an hour'] as const)
    test(`holds nothing of a case, ${way}`, async ({ server }, info) => {
      test.setTimeout(120_000)
      const profile = mkdtempSync(join(tmpdir(), 'offramp-profile-'))
      const caseId = await server.folder()
      const open = (): Promise<BrowserContext> =>
        chromium.launchPersistentContext(profile, { ...info.project.use.launchOptions, baseURL: server.origin })
      let context = await open()
      const url = server.origin
      await context.addCookies([{ name: 'offramp', value: await server.session('triage'), url, httpOnly: true }])
      const page = await context.newPage()
      await page.goto(`/cases/${caseId}/note/new`)
      await page.getByLabel('Note', { exact: true }).fill(`He sat alone at lunch. ${canary(1)}`)
      // Long enough for a draft to be kept, which must be kept by the server only.
      await page.waitForTimeout(4_000)
      await page.getByLabel('Something else').check()
      await page.getByRole('button', { name: 'Save the note' }).click()
      await expect(page.getByText(canary(1)).first()).toBeVisible()
      await page.goto(`/cases/${caseId}/print`)
      await page.goto('/cases')
      await page.goto(`/cases/${caseId}`)
      await expect(page.getByText(canary(1)).first()).toBeVisible()
      if (way === 'after signing out') {
        await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
        await expect(page).toHaveURL(/sign-in/)
      } else {
        await server.clock(new Date(Date.parse(await server.now()) + 60 * 60_000).toISOString())
        await page.goto('/work')
        await expect(page).toHaveURL(/sign-in/)
      }
      await page.goBack()
      await page.waitForTimeout(500)
      expect(await page.content()).not.toContain(canary(1))
      const kept = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: 'caches' in window ? await caches.keys() : [],
        workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
        session: JSON.stringify(sessionStorage),
      }))
      expect(kept).toMatchObject({ local: [], databases: [], caches: [], workers: 0 })
      expect(kept.session).not.toContain(canary(1))
      await context.close()
      expect(filesWith(profile, canary(1))).toEqual([])
      // What the browser kept is found where there is something to find: the address that was open.
      expect(filesWith(profile, new URL(url).host).length).toBeGreaterThan(0)
      context = await open()
      const again = await context.newPage()
      await again.goto(`/cases/${caseId}`)
      await expect(again).toHaveURL(/sign-in/)
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    })
})
