import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { overridesSchema } from '#app/domain/profiles/overrides.ts'
import { command } from '#app/gates/command.ts'
import { clockInput } from './clock-input.ts'

/** Changes a clock's number and says on what basis. Deadlines of every folder are worked out again. */
export const changeClock = command({
  name: 'changeClock',
  input: clockInput,
  permission: 'clocks.change',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: async ({ input, records, newSalt }) => {
    const before = await records.district.load()
    if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
    const known = overridesSchema.parse(before.overrides)
    const { [input.clock]: _old, ...others } = known.clocks ?? {}
    const span = { minutes: input.minutes, schoolDays: input.schoolDays, days: input.days }
    const basis = { kind: input.basisKind, text: input.basisText }
    const given = Object.fromEntries(Object.entries(span).filter(([, value]) => value !== undefined))
    const clocks = Object.keys(given).length === 0 ? others : { ...others, [input.clock]: { ...given, basis } }
    if (input.clock === 'watch' && (input.minutes !== undefined || input.schoolDays !== undefined))
      throw new RuleBroken('The watch is counted in calendar days.', 'days of watch')
    const { watchDays: watched, ...numbers } = known
    const watchDays = input.clock === 'watch' ? input.days : watched
    const overrides = { ...numbers, clocks, ...(watchDays === undefined ? {} : { watchDays }) }
    const after = { ...before, overrides, revision: before.revision + 1, salt: newSalt() }
    await records.write.saveDistrict(after)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'profile.changed',
          object: { t: 'district', id: after.id, section: input.clock },
          sealed: { clock: input.clock, ...given, basis: basis.text },
          rows: [rowChange('district', after.id, before, after)],
        },
      ],
    }
  },
})
