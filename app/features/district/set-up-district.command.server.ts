import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { phone, text } from '#app/domain/fields.ts'
import { projectionVersion } from '#app/domain/projection.ts'
import { command } from '#app/gates/command.ts'
import { calendarInput } from './calendar-input.ts'
import { schoolInput } from './school-input.ts'

export const setUpDistrictInput = z.object({
  name: text('Give the district’s name.', 160),
  safetyPhone: phone('Give the number people call when something can’t wait.'),
  numberPrefix: text('Give the letters before case numbers, such as RA.', 6).refine(
    (value) => /^[A-Z]{1,6}$/.test(value),
    'Use one to six capital letters.',
  ),
  profileId: text('Choose a profile.', 60),
  demo: z.boolean(),
  calendar: calendarInput,
  schools: z.array(schoolInput).min(1, 'Give at least one school.'),
})

/**
 * Creates the district and its schools, once, from the command line; users follow by their own commands. Demo or real
 * is written here and never changes. Refused where a district exists.
 */
export const setUpDistrict = command({
  name: 'setUpDistrict',
  input: setUpDistrictInput,
  permission: 'district.setUp',
  handle: async ({ input, records, newId, newSalt }) => {
    if (await records.district.load()) throw new RuleBroken('This database already holds a district.', 'one district')
    const { calendar } = input
    const district = {
      id: newId('school').replace(/^sch/, 'dis'),
      name: input.name,
      demo: input.demo,
      safetyPhone: input.safetyPhone,
      profileId: input.profileId,
      numberPrefix: input.numberPrefix,
      calendar: {
        zone: calendar.zone,
        years: calendar.years,
        closed: calendar.closed,
        schoolHours: { from: calendar.schoolFrom, to: calendar.schoolTo },
        officeHours: { from: calendar.officeFrom, to: calendar.officeTo },
      },
      overrides: {},
      revision: 1,
      salt: newSalt(),
    }
    await records.write.saveDistrict(district)
    await records.write.noteProjections(projectionVersion)
    const events: [AuditEvent, ...AuditEvent[]] = [
      {
        act: 'district.created',
        object: { t: 'district', id: district.id },
        sealed: { name: district.name, demo: district.demo ? 'demo' : 'real' },
        rows: [rowChange('district', district.id, undefined, district)],
      },
    ]
    for (const { schoolId: _none, ...facts } of input.schools) {
      const school = { id: newId('school'), ...facts, phone: facts.phone ?? null, salt: newSalt() }
      await records.write.saveSchool(school)
      events.push({
        act: 'school.saved',
        object: { t: 'school', id: school.id },
        sealed: { name: school.name },
        rows: [rowChange('school', school.id, undefined, school)],
      })
    }
    return { result: { districtId: district.id }, events }
  },
})
