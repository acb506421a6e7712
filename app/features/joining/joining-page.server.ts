import type { CaseIndexRow, ReadRecords } from '#db/records/records.ts'
import { becauseWords } from '#app/domain/possible-matches.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { matchesInSight, rowInSight } from '#app/gates/possible-matches.server.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Actor } from '#app/policy/roles.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { stageWord } from '#app/ui/stage-words.ts'

const mostFound = 12

/** Folders that may be the same, the likeliest first: those that the page of the case names. */
export async function joiningChoices(work: CaseQueryWork<unknown>): Promise<Choices> {
  return {
    folders: (await matchesInSight(work)).map(({ row, because }) => ({
      value: row.id,
      label: [row.caseNumber ?? row.reportNumber, row.studentName].filter(Boolean).join(', '),
      hint: `${stageWord(row.stage)}: ${becauseWords[because]}`,
    })),
  }
}

/** The folder that the page of the case led here from, chosen already. */
export function chosenFolder({ input }: { input: Readonly<Record<string, unknown>> }): FormObject {
  return typeof input.other === 'string' ? { toCaseId: input.other } : {}
}

/** The folder of an id, where the person sees it. */
export async function folderById(
  records: ReadRecords,
  actor: Actor,
  { id, today }: { id: string; today: Day },
): Promise<CaseIndexRow | undefined> {
  const user = actor.kind === 'user' ? await records.users.byId(actor.id) : undefined
  return user && rowInSight(records, user.key, id, today)
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
  const found = await records.index.list({ userKey: user.key, today, now, search: wanted, limit: mostFound })
  return found.find((row) => !isListedOnly(row.reason) && (row.caseNumber === wanted || row.reportNumber === wanted))
}

/** Who leads a folder, where somebody does. */
export async function leadOfFolder(records: ReadRecords, id: string): Promise<{ id: string; name: string } | null> {
  const lead = (await records.index.accessOf(id)).find(({ reason }) => reason === 'lead')
  const user = lead && (await records.users.byId(lead.userId))
  return user ? { id: user.id, name: user.name } : null
}
