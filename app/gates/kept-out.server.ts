import type { ReadRecords, Records } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { NewEntry, Registry } from '../domain/entry.ts'
import { isFinished } from '../domain/stages.ts'
import { loadFolder } from './folder.server.ts'
import type { CaseId, PersonId } from '../domain/ids.ts'
import type { Recording } from '../domain/recording.ts'
import { guardianMatches } from '../domain/related.ts'
import type { Related, StaffFacts } from '../domain/related.ts'
import type { Day, Instant } from '../domain/time.ts'
import { asRelated, keepingOut } from '../policy/keeping-out.ts'
import { presentLead, whoTakesOver } from '../policy/duties.ts'
import type { DutyRows, Successor } from '../policy/duties.ts'

/** What a decision reads to pass on the duties of whoever is kept out. */
export async function dutyRowsOf(records: ReadRecords): Promise<DutyRows> {
  return {
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    deputies: await records.district.deputies(),
    triageGroups: [...(await records.district.triageGroups())].sort((a, b) => a.place - b.place),
  }
}

/** Who leads a folder now or, where nobody does, who takes it over; null where there is nobody. */
export const leadOrSuccessor = (file: CaseFile, rows: DutyRows, today: Day): Successor | null =>
  presentLead(file, new Set()) ?? whoTakesOver(file, new Set(), rows, today)

/** The accounts in use, each with what the roster says of the same person. */
async function staffFacts(records: ReadRecords): Promise<StaffFacts[]> {
  const homes = await records.people.staffHomes()
  return (await records.users.all())
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, signIn, email, phone }) => {
      const own = homes.filter(({ userId }) => userId === id)
      const known = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))]
      return {
        ...{ id, name, signIn },
        emails: known([email, ...own.map((one) => one.email)]),
        phones: known([phone, ...own.map((one) => one.phone)]),
        lines: known(own.map(({ line }) => line)),
      }
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

/** The entries that ask about staff of the student's family of whom nobody was asked before; often none. */
export const askAbout = (file: CaseFile, related: readonly Related[], rows: DutyRows, work: Recording): NewEntry[] => {
  const found = asRelated(file, related)
  return found.length > 0 ? keepingOut(file, found, rows, work) : []
}

/** Whether the roster now names staff of the student's family in a folder of whom nobody was asked there before. */
export async function hasUnasked(records: ReadRecords, registry: Registry, caseId: CaseId): Promise<Related[]> {
  const folder = await loadFolder(records, registry, caseId)
  if (!folder || isFinished(folder.file.stage)) return []
  const related = await relatedTo(records, folder.file.student?.personId)
  return asRelated(folder.file, related).length > 0 ? related : []
}

/** Has open folders looked through again for staff of the students' families: roster or accounts have changed. */
export const queueMatching = ({ write }: Pick<Records, 'write'>, id: string, now: Instant): Promise<void> =>
  write.queueOutbox({ id: `match ${id} ${now}`, topic: 'match again', caseId: null, at: now })
