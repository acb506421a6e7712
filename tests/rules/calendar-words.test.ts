import { expect, it } from 'vitest'
import { changeCalendar } from '#app/features/district/change-calendar.command.server.ts'
import { inputOf } from '#tests/factories/case.ts'

const form = { zone: 'America/Los_Angeles', years: '2026-08-13..2027-06-03', closed: '' }
const hours = { schoolFrom: '07:45', schoolTo: '15:15', officeFrom: '07:15', officeTo: '16:30' }
const errors = (more: object) => inputOf(changeCalendar, { ...form, ...hours, ...more }).errors

it('the calendar takes days as they are typed there, and says in words what is wrong with one', () => {
  expect(errors({ closed: '2026-09-07\n2026-11-23..2026-11-27, 2026-12-24 to 2026-12-31' })).toEqual({})
  expect(errors({ closed: '9/7/26' }).closed).toMatch(/“9\/7\/26” is not a day.*7 September 2026 is 2026-09-07/)
  expect(errors({ years: 'fall' }).years).toMatch(/13 August 2026 to 3 June 2027/)
  expect(errors({ years: '2026-08-13..2027-06-03\n2027-06-01..2028-06-01' }).years).toContain('Tue 1 Jun')
})
