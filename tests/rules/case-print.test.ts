import { expect, it } from 'vitest'
import { decisionText } from '#app/features/case/case-print-page.tsx'

it('a decision on paper names who decided, and who went on without something', () => {
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
  expect(decisionText(decision, { zone: 'America/Los_Angeles', today: '2027-03-01' })).toBe(
    'Thu 25 Feb, Dr. Helen Okafor: Level of concern: high. Went on without means not asked. Yolanda Reyes: “Time” Not read by a district lead yet.',
  )
})
