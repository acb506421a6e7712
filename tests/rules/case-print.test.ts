import { expect, it } from 'vitest'
import { decisionText } from '#app/features/case/case-print-page.tsx'

it('a decision on paper names who decided, what was missing then, and who went on without something', () => {
  const decision = {
    id: 'ent_1',
    what: 'Level of concern: high.',
    by: 'Dr. Helen Okafor',
    happened: { on: '2027-02-25', at: null },
    recordedAt: '2027-02-26T05:00:00.000Z',
    href: '/cases/cas_1/entries/ent_1',
    on: [],
    missing: [],
    wentOn: [
      {
        step: 'record a level',
        by: 'Yolanda Reyes',
        reason: 'Time',
        missing: ['means not asked'],
        read: null,
        othersCould: true,
      },
    ],
  }
  const paper = (missing: string[]) => decisionText({ ...decision, missing }, 'America/Los_Angeles')
  expect(paper(['quorum (R6)', 'question 9 (R10)'])).toContain(
    'Level of concern: high. Missing then: quorum (R6); question 9 (R10). Went on without',
  )
  expect(decisionText(decision, 'America/Los_Angeles')).toBe(
    'Thu 25 Feb 2027, Dr. Helen Okafor: Level of concern: high. Went on without: means not asked. Yolanda Reyes: “Time” Not read by a district lead yet.',
  )
})
