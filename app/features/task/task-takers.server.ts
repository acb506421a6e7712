import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { UserId } from '#app/domain/ids.ts'
import { isRecused } from '#app/domain/file/people.ts'
import { concernsStaff } from '#app/domain/identity.ts'
import { inTriage } from '#app/domain/screening.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choices } from '#app/ui/form/design.ts'

/**
 * Who may take a task, because they can open it and finish it: the lead and the members, and while triage is at work
 * those whom it asks. Anybody else would never see it.
 */
export const mayTake = (file: CaseFile, today: Day, triage: readonly UserId[]): UserId[] =>
  [
    ...new Set([
      ...file.team.members
        .filter((one) => !one.ended && (one.until === null || one.until >= today))
        .filter(({ role }) => role === 'lead' || role === 'member')
        .map(({ userId }) => userId),
      ...(inTriage(file) && !concernsStaff(file) ? triage : []),
    ]),
  ].filter((id) => !isRecused(file, id))

/** Those people by name, as far as their accounts are in use. */
export async function taskTakers(records: ReadRecords, file: CaseFile, today: Day) {
  const users = await records.users.byIds(mayTake(file, today, await triageOf(records, file)))
  return users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => ({ id, name }))
}

/** The school's triage group and the people on call, without officers: a screening isn't theirs (P9, P18). */
async function triageOf(records: ReadRecords, { schoolId }: CaseFile): Promise<UserId[]> {
  const group = schoolId ? await records.district.triageGroup(schoolId) : []
  const onDuty = (await records.district.onDuty()).map(({ userId }) => userId)
  const grants = await records.users.allGrants()
  const others = new Set(grants.filter(({ role }) => role !== 'officer').map(({ userId }) => userId))
  return [...group, ...onDuty].filter((id) => others.has(id))
}

/** The same people, to choose from. */
export async function taskChoices({ caseFile, records, now, calendar }: CaseQueryWork<unknown>): Promise<Choices> {
  const takers = await taskTakers(records, caseFile, localOf(now, calendar.zone).day)
  return { team: takers.map(({ id, name }) => ({ value: id, label: name })) }
}
