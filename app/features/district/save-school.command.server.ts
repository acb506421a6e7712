import { command } from '#app/gates/command.ts'
import { rowChange } from '#app/domain/events.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { schoolInput } from './school-input.ts'

/** Adds a school or changes one. A school is never deleted: its cases stay with it. */
export const saveSchool = command({
  name: 'saveSchool',
  input: schoolInput,
  permission: 'district.manage',
  edits: ({ schoolId }) => (schoolId ? { t: 'school', id: schoolId } : undefined),
  handle: async ({ input, records, newId, newSalt }) => {
    const schools = await records.district.schools()
    const before = input.schoolId ? schools.find((school) => school.id === input.schoolId) : undefined
    if (input.schoolId && !before)
      throw new RuleBroken('This school is not on the list any more. Open the list again.', 'known school')
    const twin = schools.find((school) => school.code === input.code && school.id !== before?.id)
    if (twin)
      throw new RuleBroken(`${twin.name} already has the code ${twin.code}. Choose another.`, 'one code a school')
    const { schoolId: _school, ...facts } = input
    const after = { id: before?.id ?? newId('school'), ...facts, phone: input.phone ?? null, salt: newSalt() }
    await records.write.saveSchool(after)
    return {
      result: { schoolId: after.id },
      events: [
        {
          act: 'school.saved',
          object: { t: 'school', id: after.id },
          sealed: { name: after.name, code: after.code },
          rows: [rowChange('school', after.id, before, after)],
        },
      ],
    }
  },
})
