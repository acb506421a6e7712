import type { ReadRecords } from '#db/records/records.ts'
import type { PersonId } from '../domain/ids.ts'
import { guardianMatches } from '../domain/related.ts'
import type { Related, StaffFacts } from '../domain/related.ts'
import type { DutyRows } from '../policy/duties.ts'

/** What a decision reads to pass on the duties of whoever is kept out. */
export async function dutyRowsOf(records: ReadRecords): Promise<DutyRows> {
  return {
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    deputies: await records.district.deputies(),
    triageGroups: [...(await records.district.triageGroups())].sort((a, b) => a.place - b.place),
  }
}

/** The accounts in use, each with what the roster says of the same person. */
async function staffFacts(records: ReadRecords): Promise<StaffFacts[]> {
  const homes = await records.people.staffHomes()
  return (await records.users.all())
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, signIn, email, phone }) => {
      const own = homes.filter(({ userId }) => userId === id)
      const known = own.find((one) => one.email !== null)
      return { id, name, signIn, phone, email: email ?? known?.email ?? null, lines: own.map(({ line }) => line) }
    })
}

/** The accounts that seem to belong to the family of a student, by what roster and accounts say now. */
export async function relatedTo(records: ReadRecords, studentId: PersonId | null | undefined): Promise<Related[]> {
  if (!studentId) return []
  const guardians = (await records.people.guardians(studentId)).map(({ guardian }) => guardian)
  if (guardians.length === 0 && (await records.people.stays(studentId)).length === 0) return []
  const lines = (await records.people.stays(studentId)).map(({ address }) => address.line)
  return guardianMatches({ guardians, lines }, await staffFacts(records))
}
