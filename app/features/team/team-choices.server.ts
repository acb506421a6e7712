import { isRecused, leadOf } from '#app/domain/file/people.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choices } from '#app/ui/form/design.ts'
import { mayJoinAs } from './who-may-join.ts'

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'records' | 'now' | 'calendar'>

/** Who can be added to the team: nobody who is refused in every role, and not whoever leads it. */
export async function teamChoices({ caseFile, records, now, calendar }: Work): Promise<Choices> {
  const today = localOf(now, calendar.zone).day
  const lead = leadOf(caseFile.team)?.userId
  const grants = await records.users.allGrants()
  const users = (await records.users.all()).filter(
    ({ id, disabledAt }) => disabledAt === null && id !== lead && !isRecused(caseFile, id),
  )
  const staff = users.flatMap(({ id, name, title }) => {
    const held = grants.filter(({ userId }) => userId === id)
    const refused = (role: 'member' | 'officer' | 'consulted') => mayJoinAs(role, held, caseFile, today) !== null
    if (refused('consulted')) return []
    const hint = refused('member') && refused('officer') ? `${title}, can be consulted` : title
    return [{ value: id, label: name, hint }]
  })
  return { staff }
}
