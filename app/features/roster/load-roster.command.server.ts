import type { AuditEvent } from '#app/domain/events.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { saveStudent } from './save-student.server.ts'
import { rosterInput } from './student-input.ts'

/** Loads students, their guardians and where they live or stay. Cases keep the name, grade and school as shown then. */
export const loadRoster = command({
  name: 'loadRoster',
  input: rosterInput,
  permission: 'people.manage',
  handle: async ({ input, records, now, newId, newSalt }) => {
    const schools = new Map((await records.district.schools()).map((school) => [school.code, school.id]))
    const changes: AuditEvent[] = []
    for (const { schoolCode, guardians, places, ...facts } of input.students) {
      const schoolId = schools.get(schoolCode)
      if (!schoolId) throw new RuleBroken(`No school has the code ${schoolCode}.`, 'known school')
      const before = await records.people.byStudentNumber(facts.studentNumber)
      const saved = await saveStudent(
        { records, now, newId, newSalt },
        before,
        { ...facts, schoolId },
        {
          guardians: guardians.length > 0 ? guardians : undefined,
          places: places.length > 0 ? places : undefined,
        },
      )
      changes.push(saved.event)
    }
    await queueMatching(records, 'roster', now)
    return {
      result: { students: input.students.length },
      events: [
        { act: 'roster.loaded', object: { t: 'roster', id: 'roster', count: input.students.length } },
        ...changes,
      ],
    }
  },
})
