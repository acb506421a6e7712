import type { GrantRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { isRecused } from '#app/domain/file/people.ts'
import type { UserId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/time.ts'
import { isStaffMatter } from '#app/policy/roles.ts'
import type { OpeningTeam, TeamPerson } from './opening-team.ts'

/** Who may be asked to be the second person: the school's triage group, then the people on call. */
export async function secondPeople(
  records: ReadRecords,
  file: CaseFile,
  except: readonly UserId[],
): Promise<TeamPerson[]> {
  const { schoolId } = file
  const group = schoolId ? await records.district.triageGroup(schoolId) : []
  const onDuty = (await records.district.onDuty()).sort((a, b) => a.place - b.place).map((one) => one.userId)
  const asked = [...new Set([...group, ...onDuty])].filter((id) => !except.includes(id) && !isRecused(file, id))
  return namesOf(records, asked)
}

/** Who joins a case of this folder's school as it opens. Principals in conflict are left out (P23). */
export async function openingTeamOf(records: ReadRecords, file: CaseFile, today: Day): Promise<OpeningTeam> {
  const { schoolId } = file
  // A member of staff is no matter of the school's: whoever opens the case leads it (R28).
  if (!schoolId || isStaffMatter(file)) return { principals: [] }
  const grants = (await records.users.allGrants()).filter((grant) => runs(grant, today) && grant.schoolId === schoolId)
  const holders = (role: GrantRow['role']) => grants.filter((grant) => grant.role === role).map((one) => one.userId)
  const group = await records.district.triageGroup(schoolId)
  const chairs = holders('chair')
  const conflicted = await inConflict(records, file)
  const clear = (id: UserId) => !conflicted.has(id) && !isRecused(file, id)
  const chair = [...group.filter((id) => chairs.includes(id)), ...chairs].find(clear)
  const [chairPerson] = chair ? await namesOf(records, [chair]) : []
  return { chair: chairPerson, principals: await namesOf(records, holders('principal').filter(clear)) }
}

/** Users who are the concern themselves, a target, or a parent of the student. */
async function inConflict(records: ReadRecords, file: CaseFile): Promise<ReadonlySet<UserId>> {
  const studentId = file.student?.personId
  const named = [studentId, ...file.targets.map((target) => target.personId)].filter((id) => id != null)
  const people = await records.people.byIds(named)
  const guardians = studentId ? await records.people.guardians(studentId) : []
  return new Set(
    [...people, ...guardians.map((one) => one.guardian)].flatMap((one) => (one.userId ? [one.userId] : [])),
  )
}

const runs = (grant: GrantRow, today: Day) => grant.from <= today && (grant.until === null || grant.until >= today)

/** Names of people whose account is in use, in the order asked for. */
export async function namesOf(records: ReadRecords, ids: readonly UserId[]): Promise<TeamPerson[]> {
  const rows = new Map((await records.users.byIds([...new Set(ids)])).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row && !row.disabledAt ? [{ id, name: row.name }] : []
  })
}
