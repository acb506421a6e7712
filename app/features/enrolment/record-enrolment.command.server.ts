import { enrolmentTopic, outboxIdOf } from '#app/domain/enrolment.ts'
import { isFinished } from '#app/domain/stages.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { holds } from '#app/policy/roles.ts'
import { enrolmentInput } from './enrolment-input.ts'

/** How far from today the day may lie, in days: a slip of the year is no enrolment. */
const farthest = { back: 60, ahead: 366 }

/**
 * Records that a student comes to a registrar's school or leaves it. Folders about the student that are under way are
 * told by what runs by itself, so that the registrar never opens one.
 */
export const recordEnrolment = command({
  name: 'recordEnrolment',
  input: enrolmentInput,
  permission: 'enrolment.record',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar, fileOf }) => {
    const student = await records.people.byId(input.personId)
    if (student?.kind !== 'student') throw new InputRefused({ personId: 'Choose a student on the roster.' }, input)
    if (!holds(actor, 'registrar', input.schoolId)) {
      throw new InputRefused({ schoolId: 'Choose a school whose registrar you are.' }, input)
    }
    if (input.event !== 'transferred-in' && student.schoolId !== input.schoolId) {
      throw new InputRefused({ event: 'The student is not on the roster of this school.' }, input)
    }
    const today = localOf(now, calendar.zone).day
    if (input.on < plusDays(today, -farthest.back) || input.on > plusDays(today, farthest.ahead)) {
      throw new InputRefused(
        { on: 'This day is too far away. Give the day on which the student comes or leaves.' },
        input,
      )
    }
    const row = {
      id: newId('enrolment'),
      personId: student.id,
      schoolId: input.schoolId,
      event: input.event,
      on: input.on,
      other: input.other ?? null,
      recordedAt: now,
      recordedBy: actor.id,
      salt: newSalt(),
    }
    await records.write.saveEnrolment(row)
    for (const { caseId, role } of await records.index.ofPerson(student.id)) {
      const file = role === 'student of concern' ? await fileOf(caseId) : undefined
      if (!file || isFinished(file.stage)) continue
      await records.write.queueOutbox({ id: outboxIdOf(row.id, caseId), topic: enrolmentTopic, caseId, at: now })
    }
    return {
      result: { enrolmentId: row.id },
      events: [
        {
          act: 'enrolment.recorded',
          object: { t: 'enrolment', id: row.id },
          sealed: { ids: [student.id], terms: row.event },
        },
      ],
    }
  },
})
