import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { hiddenPerson } from '#app/policy/in-sight.ts'

/** What users are called on a page of a case; whoever may not be known is "a staff member" (P18). */
export async function namesOf(file: CaseFile, records: ReadRecords): Promise<(userId: string) => string> {
  const ids = [
    ...new Set([...file.timeline.map((line) => line.recordedBy), ...file.team.members.map((one) => one.userId)]),
  ]
  const users = await records.users.byIds(ids.filter((id) => id.startsWith('usr_') && id !== hiddenPerson))
  return nameFrom(new Map(users.map(({ id, name }) => [id, name])))
}

/** A name from those known; never an id. */
export const nameFrom =
  (names: ReadonlyMap<string, string>) =>
  (userId: string): string => {
    if (userId === hiddenPerson) return 'A staff member'
    return names.get(userId) ?? (userId.startsWith('usr_') ? 'Somebody who left' : 'Offramp')
  }
