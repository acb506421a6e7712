import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { monitorsFor } from '#app/policy/asked-in-plan.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { Monitor } from './plan-people.ts'

/** The campus monitors who may be asked in this folder's plan, as far as their accounts are in use. */
export async function planMonitors(records: ReadRecords, file: CaseFile, today: Day): Promise<Monitor[]> {
  const users = await records.users.byIds(monitorsFor(file, await records.users.allGrants(), today))
  return users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name, title }) => ({ id, name, title }))
}

/** Who may own an action: the team, then those monitors. */
export async function planPeopleChoices(work: CaseQueryWork<unknown>): Promise<Choices> {
  const { records, caseFile, now, calendar } = work
  const today = localOf(now, calendar.zone).day
  const team = caseFile.team.members.filter((one) => !one.ended && (one.until === null || one.until >= today))
  const known = new Set(team.map(({ userId }) => userId))
  const monitors = (await planMonitors(records, caseFile, today)).filter(({ id }) => !known.has(id))
  return {
    team: [
      ...team.map(({ userId, name }) => ({ value: userId, label: name, hint: 'On the team' })),
      ...monitors.map(({ id, name, title }) => ({ value: id, label: name, hint: title })),
    ],
  }
}
