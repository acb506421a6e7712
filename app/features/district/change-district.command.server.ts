import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { districtInput } from './district-input.ts'

/** Changes the district's name or the number shown on every referral. Demo or real never changes. */
export const changeDistrict = command({
  name: 'changeDistrict',
  input: districtInput,
  permission: 'district.manage',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: async ({ input, records, newSalt }) => {
    const before = await records.district.load()
    if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
    const after = { ...before, ...input, revision: before.revision + 1, salt: newSalt() }
    await records.write.saveDistrict(after)
    return {
      result: {},
      events: [
        {
          act: 'district.changed',
          object: { t: 'district', id: after.id },
          sealed: { before: { name: before.name, safetyPhone: before.safetyPhone }, after: input },
          rows: [rowChange('district', after.id, before, after)],
        },
      ],
    }
  },
})
