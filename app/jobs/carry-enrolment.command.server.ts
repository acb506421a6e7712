import { z } from 'zod'
import { addSchoolDays } from '../domain/school-calendar.ts'
import { askedBecauseOf, enrolmentKind } from '../domain/enrolment.ts'
import { RuleBroken } from '../domain/errors.ts'
import { entryNow } from '../domain/recording.ts'
import { isFinished } from '../domain/stages.ts'
import { taskMade } from '../domain/tasks.ts'
import { localOf } from '../domain/time.ts'
import { caseCommand } from '../gates/command.ts'
import { dutyRowsOf, leadOrSuccessor } from '../gates/kept-out.server.ts'

/** School days in which the new school's team hears of a student who leaves (workflow 0.4, transfer acknowledgement). */
const toTell = 2

/** Puts on record in a folder that its student comes or goes, with a task for whoever leads it. */
export const carryEnrolment = caseCommand({
  name: 'carryEnrolment',
  input: z.object({ caseId: z.string(), enrolmentId: z.string() }),
  permission: 'case.system',
  caseId: (input) => input.caseId,
  load: async ({ input, records, caseFile, today }) => {
    const event = await records.enrolments.byId(input.enrolmentId)
    const school = (await records.district.schools()).find(({ id }) => id === event?.schoolId)
    return { event, school, lead: leadOrSuccessor(caseFile, await dutyRowsOf(records), today) }
  },
  decide: ({ caseFile, loaded: { event, school, lead }, now, calendar, newId }) => {
    if (!event || !school || isFinished(caseFile.stage) || caseFile.student?.personId !== event.personId) {
      throw new RuleBroken('The folder is finished, or about somebody else.', 'R20')
    }
    const work = { now, calendar, newId }
    const base = { enrolmentId: event.id, event: event.event, on: event.on, school: school.name }
    const told = entryNow(enrolmentKind, { ...base, ...(event.other ? { other: event.other } : {}) }, work)
    const { what, why } = askedBecauseOf[event.event]
    const today = localOf(now, calendar.zone).day
    const latest = event.event === 'transferred-out' ? addSchoolDays(calendar, today, toTell) : event.on
    const dueOn = latest < today ? today : latest
    const asked = lead ? [taskMade({ what, why, owner: lead.userId, ownerName: lead.name, dueOn }, work)] : []
    return { entries: [told, ...asked], result: { entryId: told.id } }
  },
})
