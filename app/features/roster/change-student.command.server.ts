import { InputRefused } from '#app/gates/errors.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { saveStudent } from './save-student.server.ts'
import { studentInput } from './student-input.ts'

/** Adds a student to the roster, or changes one: what the form holds is what holds from now on. */
export const changeStudent = command({
  name: 'changeStudent',
  input: studentInput,
  permission: 'people.manage',
  handle: async ({ input, records, now, newId, newSalt }) => {
    const { personId, guardians, places, ...facts } = input
    const before = personId ? await records.people.byId(personId) : undefined
    if (personId && before?.kind !== 'student')
      throw new RuleBroken('This student is not on the roster.', 'known student')
    if (!(await records.district.schools()).some(({ id }) => id === input.schoolId)) {
      throw new InputRefused({ schoolId: 'Choose the school.' }, input)
    }
    const holder = await records.people.byStudentNumber(input.studentNumber)
    if (holder && holder.id !== before?.id) {
      const found = { ids: [holder.id], terms: input.studentNumber }
      throw new InputRefused({ studentNumber: `${holder.name} has this number already.` }, input, undefined, found)
    }
    const saved = await saveStudent({ records, now, newId, newSalt }, before, facts, { guardians, places })
    await queueMatching(records, saved.personId, now)
    return { result: { personId: saved.personId }, events: [saved.event] }
  },
})
