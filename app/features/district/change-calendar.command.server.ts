import { command } from '#app/gates/command.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { calendarInput } from './calendar-input.ts'

/** Changes the school year. Deadlines of every folder are worked out again. */
export const changeCalendar = command({
  name: 'changeCalendar',
  input: calendarInput,
  permission: 'district.manage',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: async ({ input, records, newSalt }) => {
    const before = await records.district.load()
    if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
    const calendar = {
      zone: input.zone,
      years: input.years,
      closed: input.closed,
      schoolHours: { from: input.schoolFrom, to: input.schoolTo },
      officeHours: { from: input.officeFrom, to: input.officeTo },
    }
    const after = { ...before, calendar, revision: before.revision + 1, salt: newSalt() }
    await records.write.saveDistrict(after)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'calendar.changed',
          object: { t: 'district', id: after.id },
          sealed: { reason: input.reason ?? '', before: before.calendar, after: calendar },
          rows: [rowChange('district', after.id, before, after)],
        },
      ],
    }
  },
})
