import type { CaseFile } from '#app/domain/case-file.ts'
import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { entryOf } from '#app/domain/entry.ts'
import { onTeam } from '#app/domain/file/people.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { closedHere, requireHere } from '#app/domain/not-here.ts'
import { addSchoolDays } from '#app/domain/school-calendar.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { taskMade } from '#app/domain/tasks.ts'
import { localOf, toMoment } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import { returnInput, returnToSchool } from './return.entry.ts'

/**
 * Decides a return to school, which a gate may stop: weapon access answered and out of reach, a plan (P8, P15, R1). The
 * first morning becomes its owner's task, unless it is over.
 */
export const decideReturn = caseCommand({
  name: 'decideReturn',
  input: returnInput,
  permission: 'return.decide',
  caseId: (input) => input.caseId,
  judging: true,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, caseFile, loaded, actor, now, calendar, profile, newId, overrideRoles }) => {
    requireHere(closedHere(caseFile))
    const { caseId: _case, basedOn: _seen, override, happened, ...said } = input
    const takes = (field: 'owner' | 'backup') => takerOf(loaded, said[field], { field, input }).name
    const today = localOf(now, calendar.zone).day
    const second = onTeam(caseFile.team, said.secondPerson, today)
    if (!second) throw new InputRefused({ secondPerson: 'Choose somebody on the team.' }, input)
    const impossible = notBackOn(caseFile, said.on, calendar)
    if (impossible) throw new InputRefused({ on: impossible }, input)
    if (said.secondPerson === actor.id) {
      throw new InputRefused({ secondPerson: 'Somebody else than you agrees.' }, input)
    }
    const base = { ...said, ownerName: takes('owner'), backupName: takes('backup'), secondName: second.name }
    const context = { actor, now, calendar, profile }
    const went = requireNothingMissing(caseFile, 'return-to-school', context, override, overrideRoles)
    const entry = entryOf(returnToSchool, newId('entry'), toMoment(happened, calendar.zone), { base })
    const work = { now, calendar, newId }
    const { owner, ownerName, backup, backupName, on: dueOn } = base
    const what = 'Be there on the first morning back'
    const morning = taskMade({ what, why: 'Return to school', owner, ownerName, backup, backupName, dueOn }, work)
    const missed = dueOn < today
    return {
      entries: [entry, ...(went ? [wentOnEntry(went, entry.id, work)] : []), ...(missed ? [] : [morning])],
      result: { entryId: entry.id, taskEntryId: missed ? null : morning.id },
    }
  },
})

/** Why nobody can be back on a day: no school, the time before the report, a day on which the student is kept away. */
function notBackOn(file: CaseFile, on: Day, calendar: SchoolCalendar): string | undefined {
  const next = addSchoolDays(calendar, on, 0)
  if (next !== on) return `There is no school on ${weekdayAndDay(on)}. The next school day is ${weekdayAndDay(next)}.`
  const reported = file.reports.map((one) => localOf(one.receivedAt, calendar.zone).day).sort()[0]
  if (reported && on < reported) return `This is before the report of ${weekdayAndDay(reported)}.`
  if (!file.removalDays.includes(on)) return undefined
  return `The student is kept away from school on ${weekdayAndDay(on)}. End that first, or choose a later day.`
}
