import type { CaseIndexRow, CaseListRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { nearMinutes } from '../domain/near-reports.ts'
import { mostMatches, possibleMatches } from '../domain/possible-matches.ts'
import type { Match } from '../domain/possible-matches.ts'
import { isFinished } from '../domain/stages.ts'
import { localOf } from '../domain/time.ts'
import type { Day } from '../domain/time.ts'
import { onlyReads } from '../policy/break-glass.ts'
import { isListedOnly } from '../policy/sight-table.ts'
import type { CaseQueryWork } from './query.ts'

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'records' | 'actor' | 'sight' | 'now' | 'calendar'>

/**
 * The folders that may tell of the same as the one that is read (`domain/possible-matches.ts`), for the page of the case
 * and the one that joins. Only what this person reads with names: a folder that stands in a list by initials would be
 * told from another's name. Whoever opened the folder for a short time is shown none. `known`: the student's look-alikes,
 * where the page has read them.
 */
export async function matchesInSight(work: Work, known?: readonly { id: string }[]): Promise<Match<CaseIndexRow>[]> {
  const { caseFile, records, actor, sight, now, calendar } = work
  if (isFinished(caseFile.stage) && caseFile.stage !== 'screened_out') return []
  const user = actor.kind === 'user' && !onlyReads(sight) ? await records.users.byId(actor.id) : undefined
  if (!user) return []
  const today = localOf(now, calendar.zone).day
  const asks = { userKey: user.key, today, limit: mostMatches + 1 + caseFile.triage.toldApart.length }
  const { student: person, schoolId } = caseFile
  const here = hereOf(caseFile)
  const name = here.concern?.name ?? ''
  const { personId, confirmed } = person ?? { personId: null, confirmed: false }
  const alike = personId && !confirmed ? (known ?? (await records.people.lookAlikes(personId))) : []
  const near = here.receivedAt ? { ...asks, at: here.receivedAt, minutes: nearMinutes } : undefined
  const read = (rows: readonly CaseListRow[]) => rows.filter((row) => !isListedOnly(row.reason))
  // Who stands in the roster has their own folders: of a name alone, only those matter that know no more than the name.
  const named = (name: string) =>
    personId ? records.index.nearName(name, asks) : records.index.list({ ...asks, now, search: name, stage: 'open' })
  return possibleMatches(here, {
    ofStudent: read(personId ? await records.index.nearPeople([personId], asks) : []),
    ofLookAlikes: read(
      await records.index.nearPeople(
        alike.map(({ id }) => id),
        asks,
      ),
    ),
    byName: read(name ? await named(name) : []),
    atSchool: read(near && schoolId ? await records.index.nearSchool(schoolId, near) : []),
  })
}

const hereOf = ({ id, reports, student, triage }: CaseFile) => ({
  id,
  receivedAt: reports[0]?.receivedAt ?? null,
  concern: student && student.concern !== 'unknown' ? student : null,
  toldApart: triage.toldApart.map(({ caseId }) => caseId),
})

/** The row of a folder, where the person sees more of it than its line in a list. */
export async function rowInSight(records: ReadRecords, userKey: number, id: string, today: Day) {
  const row = await records.index.row(id)
  const access = row && (await records.index.access(userKey, row.key))
  const counts = access && (access.until === null || access.until >= today) && !isListedOnly(access.reason)
  return counts ? row : undefined
}
