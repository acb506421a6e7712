import type { Page } from '@playwright/test'
import { allPaths } from '#tests/setup/every-page.ts'
import { answer, send, workRow } from '#tests/setup/forms.ts'
import { studentsLeft } from '#tests/setup/student-words.ts'
import { expect, test } from '#tests/setup/journey.ts'

test.use({ district: 'demo/staff-matter' })
test.setTimeout(120_000)

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('S9: a report about a member of staff reaches human resources and the district lead, and nobody at the school', async ({
  page,
  turn,
  server,
  accessible,
}) => {
  let path = ''
  const status = async (who: string, at: string) => {
    await turn(who, at)
    return (await page.request.get(path)).status()
  }

  await test.step('16:20 Tiana Brooks reports what a colleague wrote, and reads who will read it', async () => {
    await turn('U12', '2027-03-18 16:20')
    await page.goto('/refer')
    await answer(page, {
      'Is someone in danger right now?': 'I’m not sure',
      'What happened?': 'Victor Lang texts about Karen Lindqvist.',
      'Exact words, if you heard or read them': 'she’s gonna get what’s coming. I know where she parks.',
      'Who is this about?': 'A member of staff',
      'Which member of staff?': 'Victor Lang',
      'Was a weapon seen, shown or talked about?': 'I don’t know',
      'Where is this person now?': 'I don’t know',
    })
    await accessible()
    await send(page, 'Send to the team')
    await expect(heading(page)).toHaveText('Sent. Thank you.')
    await expect(page.getByText('Only human resources and the district leads read it')).toBeVisible()
    path = `/cases/${new URL(page.url()).pathname.split('/')[2]}`
  })

  await test.step('it is nowhere for the target, the concern, the school’s team and the principal', async () => {
    for (const who of ['U07', 'U26', 'U09', 'U08', 'U02', 'U12'])
      expect(await status(who, '2027-03-18 16:21'), who).toBe(404)
    await turn('U09', '2027-03-18 16:21')
    await page.goto('/work')
    await expect(workRow(page, /^Open this report/)).toHaveCount(0)
  })

  await test.step('16:24 Dr. Okafor opens it from My work and confirms who it is, with his account', async () => {
    await turn('U20', '2027-03-18 16:22')
    await page.goto('/work')
    await expect(workRow(page, /^Open this report/)).toHaveCount(1)
    await turn('U01', '2027-03-18 16:24')
    await page.goto('/work')
    await expect(workRow(page, /^Open this report/)).toHaveCount(1)
    await page.goto(`${path}/acknowledge`)
    await send(page, 'Open this report')
    await page.goto(`${path}/identify`)
    await expect(page.getByLabel(/Their account/)).toHaveValue(await server.id('U26'))
    await page.getByLabel('Photo', { exact: true }).check()
    await page.getByLabel('Known handle').check()
    await send(page, 'Confirm')
    await expect(page.getByText('Their account is being closed.')).toBeVisible()
  })

  await test.step('Karen Lindqvist, who might be hurt, is kept out too', async () => {
    await page.goto(`${path}/target/new`)
    await answer(page, {
      'Who or what is it?': 'Somebody on the staff',
      Name: 'Karen Lindqvist',
      'Their account, if they sign in here': 'Karen Lindqvist',
      'Is this person safe now?': 'Yes',
    })
    await send(page, 'Save who might be hurt')
    await expect(page.getByText('On record: Might be hurt: Karen Lindqvist')).toBeVisible()
    await page.goto(`${path}/recusals`)
    const kept = page.getByRole('region', { name: 'Kept out now' })
    await expect(kept).toContainText('Victor Lang')
    await expect(kept).toContainText('Karen Lindqvist')
    await accessible()
  })

  await test.step('no page of the case speaks of a student where it means him', async () => {
    await page.goto(`${path}/triage`)
    await answer(page, { 'Which outcome fits?': 'Emergency', 'Why?': 'He waits for her at her car.' })
    await send(page, 'Record this outcome')
    const places = allPaths
      .filter((one) => one.startsWith('cases/:caseId') && !/viewers|trail/.test(one))
      .map((one) => one.replace('cases/:caseId', path).replace(':role', 'teacher').replace(':source', 'attendance'))
      .map((one) => one.replace(':question', '4'))
      .filter((one) => !one.includes(':'))
    const left: string[] = []
    let opened = 0
    for (const place of [...places, `${path}/interview/new/adult`, '/work']) {
      const found = await page.request.get(place, { maxRedirects: 0, failOnStatusCode: false })
      if (found.status() !== 200 || !found.headers()['content-type']?.includes('html')) continue
      opened++
      const [main = ''] = /<main[\s\S]*<\/main>/.exec(await found.text()) ?? []
      const text = main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
      left.push(...studentsLeft(text).map((words) => `${place.replace(path, '')}: ${words}`))
    }
    expect(opened).toBeGreaterThan(40)
    expect(left).toEqual([])
  })

  await test.step('03-29 the principal asks to view it: denied', async () => {
    expect(await status('U08', '2027-03-29 09:00')).toBe(404)
    expect(await status('U20', '2027-03-29 09:00')).toBe(200)
  })
})
