import type { CaseIndexRow, CaseListRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { possibleMatches } from '../domain/possible-matches.ts'
import type { Match } from '../domain/possible-matches.ts'
import { isFinished } from '../domain/stages.ts'
import { localOf } from '../domain/time.ts'
import type { Day } from '../domain/time.ts'
import { onlyReads } from '../policy/break-glass.ts'
import { isListedOnly } from '../policy/sight-table.ts'
import type { CaseQueryWork } from './query.ts'

/** Young folders of a school, and folders of a name, that are looked through. */
const mostRead = 50
/** The stages of a report that came, or became a case, within the last day or so. */
const young = ['reported', 'triage', 'opened', 'inquiry'] as const

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'records' | 'actor' | 'sight' | 'now' | 'calendar'>

/**
 * The folders that may tell of the same as the one that is read (`domain/possible-matches.ts`), for the page of the case
 * and the one that joins. Only what this person reads with names: a folder that stands in a list by initials would be
 * told from another's name. Whoever opened the folder for a short time is shown none.
 */
export async function matchesInSight(work: Work): Promise<Match<CaseIndexRow>[]> {
  const { caseFile, records, actor, sight, now, calendar } = work
  if (isFinished(caseFile.stage) && caseFile.stage !== 'screened_out') return []
  const user = actor.kind === 'user' && !onlyReads(sight) ? await records.users.byId(actor.id) : undefined
  if (!user) return []
  const today = localOf(now, calendar.zone).day
  const asks = { userKey: user.key, today, now, limit: mostRead }
  const person = caseFile.student
  const name = person && person.concern !== 'unknown' ? person.name : ''
  const alike = person?.personId && !person.confirmed ? await records.people.lookAlikes(person.personId) : []
  const ofStudent = person?.personId ? await ofPeople(records, user.key, [person.personId], today) : []
  const ofLookAlikes = await ofPeople(
    records,
    user.key,
    alike.map(({ id }) => id),
    today,
  )
  const byName = name ? await records.index.list({ ...asks, search: name, stage: 'open' }) : []
  const atSchool: CaseListRow[] = []
  for (const stage of caseFile.schoolId ? young : []) {
    atSchool.push(...(await records.index.list({ ...asks, school: caseFile.schoolId ?? undefined, stage })))
  }
  const read = (rows: readonly CaseListRow[]) => rows.filter((row) => !isListedOnly(row.reason))
  const found = { ofStudent, ofLookAlikes, byName: read(byName), atSchool: read(atSchool) }
  return possibleMatches(hereOf(caseFile), found)
}

const hereOf = ({ id, reports, student, triage }: CaseFile) => ({
  id,
  receivedAt: reports[0]?.receivedAt ?? null,
  concern: student && student.concern !== 'unknown' ? student : null,
  toldApart: triage.toldApart.map(({ caseId }) => caseId),
})

/** The newest folders in which one of these people is the student of concern, as far as they are in sight. */
async function ofPeople(records: ReadRecords, userKey: number, people: readonly string[], today: Day) {
  const rows: CaseIndexRow[] = []
  for (const personId of people) {
    const named = (await records.index.ofPerson(personId)).filter(({ role }) => role === 'student of concern')
    for (const { caseId } of named.slice(0, mostRead)) {
      const row = await rowInSight(records, userKey, caseId, today)
      if (row) rows.push(row)
    }
  }
  return rows
}

/** The row of a folder, where the person sees more of it than its line in a list. */
export async function rowInSight(records: ReadRecords, userKey: number, id: string, today: Day) {
  const row = await records.index.row(id)
  const access = row && (await records.index.access(userKey, row.key))
  const counts = access && (access.until === null || access.until >= today) && !isListedOnly(access.reason)
  return counts ? row : undefined
}
