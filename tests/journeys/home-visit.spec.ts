import { expect, test } from '#tests/setup/journey.ts'
import type { Locator, Page } from '@playwright/test'

/** The home-firearm case up to the call to the mother: nobody has visited yet. */
test.use({ district: 'home-firearm:10' })

/** An answer is known by how it begins: a hint may follow. */
const choose = async (page: Page, question: string, answer: string) => {
  const label = page.getByRole('group', { name: question }).locator('label')
  await label
    .filter({ hasText: new RegExp(`^${answer}`) })
    .first()
    .click()
}

test.describe('a home visit', () => {
  test('saves six things on the doorstep, then part by part, for one address only', async ({
    page,
    turn,
    server,
    accessible,
  }) => {
    await turn('U02', '2027-02-25 22:36')
    const caseId = await server.id('home-firearm:case')
    await page.goto(`/cases/${caseId}/home-visit/new`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home visit: one address')
    const top = async (what: Locator) => (await what.boundingBox())?.y ?? NaN
    const heading = await top(page.getByRole('heading', { level: 1 }))
    const form = await top(page.getByRole('group', { name: 'Address' }))
    expect(heading, 'the parts stand below the heading').toBeLessThan(await top(page.locator('.visit-parts')))
    expect(form - heading, 'and beside the form').toBeLessThan(200)
    await choose(page, 'Address', 'Grandfather’s home')
    await choose(page, 'Why may you be here?', 'Invited in, by consent')
    await choose(page, 'Spoken or written?', 'Spoken')
    await choose(page, 'Who went?', 'Marcus Bell')
    await choose(page, 'Weapons here?', 'Yes')
    await choose(page, 'Can Caleb get to a weapon here right now?', 'Yes')
    await expect(page.getByText('Don’t leave it at this.')).toBeVisible()
    await page.getByRole('button', { name: 'Save what I have' }).click()
    await expect(page.getByText('Error: Say who consented.')).toBeVisible()
    await accessible()
    await page.getByLabel('Consent by').fill('Walt Strand')
    await page.getByRole('button', { name: 'Save what I have' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home visit: people')
    await expect(
      page.getByText('Saved for this address only (Grandfather’s home). 1 other address is still unknown.'),
    ).toBeVisible()
    await accessible()
    await page.getByRole('link', { name: 'Weapons' }).click()
    const first = page.locator('fieldset', { has: page.getByText('Storage seen') }).first()
    await first.getByLabel('Rifle').check()
    await first.getByLabel('Unlocked', { exact: true }).check()
    await first.getByRole('group', { name: 'Ammunition' }).getByLabel('Unknown').check()
    await first.getByRole('group', { name: 'Loaded' }).getByLabel('Unknown').check()
    await first.getByLabel('Who can get to it').fill('Anybody; serial 4471')
    await first.getByLabel('Who saw it').fill('Sgt. Luis Ortega')
    await page.getByRole('button', { name: 'Save the weapons' }).click()
    await expect(page.getByText('Error: Leave out serial numbers, codes and where a key is.')).toBeVisible()
    await page.getByLabel('Who can get to it').first().fill('Anybody in the house')
    await page.getByRole('button', { name: 'Save the weapons' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home visit: made safe')
    await choose(page, 'What was done?', 'Removed by police')
    await page.getByLabel('Verified by').fill('Sgt. Luis Ortega')
    await page.getByRole('button', { name: 'Save what was made safe' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home visit: seen and said')
    await page.getByLabel('Exact words').fill('He knows where I keep it.')
    await page.getByRole('button', { name: 'Save what was seen and said' }).click()
    await page.getByLabel('Whose home?').first().fill('Father’s home')
    await page.getByRole('button', { name: 'Save what is next' }).click()
    await expect(page.getByText('2 other addresses are still unknown.')).toBeVisible()
    await page.getByRole('link', { name: 'Record the next address' }).click()
    await expect(page.getByRole('radio', { name: /^Mother’s home/ })).toBeChecked()

    expect(await server.kinds(caseId)).toEqual(
      expect.arrayContaining([
        'home-visit',
        'home-visit-weapons',
        'home-visit-safe',
        'home-visit-seen',
        'home-visit-next',
      ]),
    )
    await page.goto(`/cases/${caseId}`)
    await expect(page.getByText(/Grandfather’s home, removed by Sgt. Luis Ortega/).first()).toBeVisible()
    await expect(page.getByText(/check again by 27 Mar/).first()).toBeVisible()
  })
})

test.describe('weapon access as told', () => {
  test('counts as locked only with a day on which somebody looks again', async ({ page, turn, server }) => {
    await turn('U02', '2027-02-25 23:10')
    const caseId = await server.id('home-firearm:case')
    await page.goto(`/cases/${caseId}/weapon-access/new`)
    await page.getByLabel('Who was asked?').fill('Erin Strand (mother)')
    await choose(page, 'How?', 'Phone')
    await choose(page, 'Which address?', 'Mother’s home')
    await choose(page, 'Weapons there?', 'Yes')
    await choose(page, 'Can the student get to it right now?', 'No')
    await page.getByLabel('Count this as locked').first().check()
    await page.getByRole('button', { name: 'Save the answers' }).click()
    await expect(page.getByText('Not yet: count this as locked').first()).toBeVisible()
    await expect(page.getByText('being told isn’t being seen').first()).toBeVisible()
    await expect(page.getByLabel('Who was asked?')).toHaveValue('Erin Strand (mother)')
    await page.getByLabel('Check again by').first().fill('2027-02-28')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    await page.waitForURL(/saved=/)
    await expect(page.getByText(/check again by 28 Feb/).first()).toBeVisible()
  })
})
