import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { overridesSchema } from '#app/domain/profiles/overrides.ts'
import { command } from '#app/gates/command.ts'
import { paceInput } from './pace-input.ts'

/** Changes from when on searches, looks and reports pause, and says on what basis. */
export const changePace = command({
  name: 'changePace',
  input: paceInput,
  permission: 'clocks.change',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: async ({ input: { basisKind, basisText, ...numbers }, records, newSalt }) => {
    const before = await records.district.load()
    if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
    const pace = { ...numbers, basis: { kind: basisKind, text: basisText } }
    const overrides = { ...overridesSchema.parse(before.overrides), pace }
    const after = { ...before, overrides, revision: before.revision + 1, salt: newSalt() }
    await records.write.saveDistrict(after)
    return {
      result: {},
      events: [
        {
          act: 'profile.changed',
          object: { t: 'district', id: after.id, section: 'pace' },
          sealed: { ...numbers, basis: basisText },
          rows: [rowChange('district', after.id, before, after)],
        },
      ],
    }
  },
})
