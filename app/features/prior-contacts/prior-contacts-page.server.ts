import type { CaseFile } from '#app/domain/case-file.ts'
import { localOf } from '#app/domain/time.ts'
import { contactsInSight } from '#app/gates/contacts-in-sight.server.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { stageWord } from '#app/ui/stage-words.ts'
import { dayIn, dayText } from '#app/ui/when.ts'

export type PriorShown =
  { seen: true; href: string; number: string; role: string; what: string; since: string | null } | { seen: false }

export interface PriorAround {
  /** Whom the search is for; absent where nobody is identified. */
  name?: string
  /** Whether the person is on the roster: only then there is somebody to search for. */
  onRoster: boolean
  found: readonly PriorShown[]
}

/** What the search finds now, as far as the searcher may see it. */
export async function priorAround(work: CaseQueryWork<unknown>): Promise<PriorAround> {
  const { caseFile, records, actor, now, calendar } = work
  const personId = caseFile.student?.personId
  if (!personId) return { name: nameOf(caseFile), onRoster: false, found: [] }
  const today = localOf(now, calendar.zone).day
  const found = await contactsInSight(records, actor, { personId, exceptCase: caseFile.id, today })
  return {
    name: caseFile.student?.name,
    onRoster: true,
    found: found.map((one) =>
      one.seen
        ? {
            seen: true,
            href: `/cases/${one.caseId}`,
            number: one.number,
            role: one.role,
            what: stageWord(one.stage),
            since: one.since && dayText(dayIn(one.since, calendar.zone), today),
          }
        : { seen: false },
    ),
  }
}

const nameOf = ({ student }: CaseFile): string | undefined =>
  student?.confirmed && student.concern !== 'unknown' ? student.name : undefined
