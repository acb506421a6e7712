import type { CaseIndexRow, CaseListRow, ReadRecords } from '#db/records/records.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { nearestFirst } from '#app/domain/near-reports.ts'
import { isFinished } from '#app/domain/stages.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Actor } from '#app/policy/roles.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import type { Choices } from '#app/ui/form/design.ts'
import { stageWord } from '#app/ui/stage-words.ts'

const mostOffered = 12
/** Open reports of a school that are looked through. */
const mostRead = 50

/**
 * Folders that may be the same: the same student, then the same school within a day, the closest in time first. Only
 * what is in sight: a folder that only stands in lists takes no report, and its student is not named.
 */
export async function joiningChoices(work: CaseQueryWork<unknown>): Promise<Choices> {
  const { caseFile, records, actor, now, calendar } = work
  const { zone } = calendar
  const today = localOf(now, zone).day
  const user = await records.users.byId(actor.id)
  if (!user) return { folders: [] }
  const student = caseFile.student?.personId
  const same = student ? await records.index.ofPerson(student) : []
  const ofStudent = same.filter((one) => one.role === 'student of concern').map((one) => one.caseId)
  const matches = new Map<string, { row: CaseIndexRow; why: string }>()
  for (const id of ofStudent) {
    const row = await inSight(records, user.key, id, today)
    if (row) matches.set(id, { row, why: 'the same student' })
  }
  const receivedAt = caseFile.reports[0]?.receivedAt
  const open: CaseListRow[] = []
  for (const stage of ['reported', 'triage'] as const) {
    const school = caseFile.schoolId ?? undefined
    open.push(...(await records.index.list({ userKey: user.key, today, now, school, stage, limit: mostRead })))
  }
  const near = open.filter(({ reason }) => !isListedOnly(reason)).map((row) => ({ row, since: row.stageSince }))
  for (const { row } of receivedAt ? nearestFirst(near, receivedAt) : []) {
    if (!matches.has(row.id)) matches.set(row.id, { row, why: 'the same school, about the same time' })
  }
  matches.delete(caseFile.id)
  return {
    folders: [...matches.values()]
      .filter(({ row }) => row.stage !== 'merged' && !isFinished(row.stage))
      .slice(0, mostOffered)
      .map(({ row, why }) => ({
        value: row.id,
        label: [row.caseNumber ?? row.reportNumber, row.studentName].filter(Boolean).join(', '),
        hint: `${stageWord(row.stage)}: ${why}`,
      })),
  }
}

async function inSight(records: ReadRecords, userKey: number, id: string, today: Day) {
  const row = await records.index.row(id)
  const access = row && (await records.index.access(userKey, row.key))
  const seen = access && !isListedOnly(access.reason) && (access.until === null || access.until >= today)
  return seen ? row : undefined
}

/** The folder of an id, where the person sees it. */
export async function folderById(
  records: ReadRecords,
  actor: Actor,
  { id, today }: { id: string; today: Day },
): Promise<CaseIndexRow | undefined> {
  const user = actor.kind === 'user' ? await records.users.byId(actor.id) : undefined
  return user && inSight(records, user.key, id, today)
}

/** The folder that a typed number names, where the person sees it. */
export async function folderByNumber(
  records: ReadRecords,
  actor: Actor,
  { number, now, today }: { number: string; now: Instant; today: Day },
): Promise<CaseIndexRow | undefined> {
  const user = actor.kind === 'user' ? await records.users.byId(actor.id) : undefined
  if (!user) return undefined
  const wanted = number.trim().toUpperCase()
  const found = await records.index.list({ userKey: user.key, today, now, search: wanted, limit: mostOffered })
  return found.find((row) => !isListedOnly(row.reason) && (row.caseNumber === wanted || row.reportNumber === wanted))
}

/** Who leads a folder, where somebody does. */
export async function leadOfFolder(records: ReadRecords, id: string): Promise<{ id: string; name: string } | null> {
  const lead = (await records.index.accessOf(id)).find(({ reason }) => reason === 'lead')
  const user = lead && (await records.users.byId(lead.userId))
  return user ? { id: user.id, name: user.name } : null
}
