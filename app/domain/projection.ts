import type { CaseFile } from './case-file.ts'
import type { Registry, StoredEntry } from './entry.ts'
import type { CaseId, EntryId, PersonId, SchoolId, UserId } from './ids.ts'
import { levelNow } from './level-of-concern.ts'
import { isFinished, isScreening } from './stages.ts'
import type { Stage } from './stages.ts'
import { isCourtSealed } from './file/court-seal.ts'
import { leadOf } from './file/people.ts'
import type { Profile } from './profiles/profile.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import type { Instant } from './time.ts'
import { workItems } from './work-items.ts'
import type { WorkItem } from './work/work-item.ts'

/** One row a folder, for lists. */
export interface IndexRow {
  id: CaseId
  reportNumber: string | null
  caseNumber: string | null
  schoolId: SchoolId | null
  stage: Stage
  stageSince: Instant | null
  studentId: PersonId | null
  studentName: string | null
  studentGrade: string | null
  level: string | null
  levelState: 'none' | 'working' | 'awaiting' | 'assessed'
  leadName: string | null
  openedAt: Instant | null
  updatedAt: Instant
  nextDueAt: Instant | null
  nextDueWhat: string | null
  danger: boolean
  /** A staff member is the concern: it is in no count about students. */
  staff: boolean
}

/** In which role somebody is met in a folder. That a staff member is the concern is a personnel matter: a role of its own. */
export type PersonRole = 'student of concern' | 'staff member of concern' | 'target' | 'witness'

/** All that is kept of a folder for lists, search and work, besides who may see it. */
export interface Projection {
  index: IndexRow
  work: readonly WorkItem[]
  people: readonly { personId: PersonId; role: PersonRole }[]
  /** Words of the search index: numbers and the student's name only. */
  words: string
  reportedBy: readonly { userId: UserId; entryId: EntryId }[]
}

export interface ProjectionContext {
  registry: Registry
  profile: Profile
  calendar: SchoolCalendar
}

/**
 * Version of what is computed for lists, search, work and who may see what. Raised by one with each change to it, so
 * that a server that starts on rows of another version makes all of them again.
 */
export const projectionVersion = 5

/**
 * Computes a folder's rows from its entries. Pure: the same entries give the same rows, live or rebuilt. Of what a court
 * sealed there is only that it exists, at which school it counts, and of whom: for the search for prior contacts (P11).
 */
export function projectFolder(file: CaseFile, entries: readonly StoredEntry[], context: ProjectionContext): Projection {
  if (isCourtSealed(file))
    return { index: sealedIndexOf(file, entries), work: [], people: peopleOf(file), words: '', reportedBy: [] }
  const work = workItems(file, context)
  const named = namedInLists(file)
  const recordedBy = new Map(entries.map((entry) => [entry.id, entry.recordedBy]))
  return {
    index: indexOf(file, entries, work),
    work,
    people: peopleOf(file),
    words: [file.reportNumber, file.caseNumber, named?.name].filter(Boolean).join(' '),
    reportedBy: file.reports.flatMap(({ entryId }) => {
      const userId = recordedBy.get(entryId)
      return userId ? [{ userId, entryId }] : []
    }),
  }
}

/** A staff member of concern is a personnel matter: lists and search name the case by its number only. */
const namedInLists = (file: CaseFile) => (file.student?.concern === 'staff' ? undefined : (file.student ?? undefined))

function indexOf(file: CaseFile, entries: readonly StoredEntry[], work: readonly WorkItem[]): IndexRow {
  const level = isFinished(file.stage) || isScreening(file.stage) ? null : levelNow(file)
  const next = nextDue(work)
  const named = namedInLists(file)
  return {
    id: file.id,
    reportNumber: file.reportNumber,
    caseNumber: file.caseNumber,
    schoolId: file.schoolId,
    stage: file.stage,
    stageSince: file.stageSince,
    studentId: named?.personId ?? null,
    studentName: named?.name ?? null,
    studentGrade: named?.grade ?? null,
    level: level?.level ?? null,
    levelState: level?.state ?? 'none',
    leadName: leadOf(file.team)?.name ?? null,
    openedAt: file.openedAt,
    updatedAt: entries.reduce((last, entry) => (entry.recordedAt > last ? entry.recordedAt : last), '' as Instant),
    nextDueAt: next?.dueAt ?? null,
    nextDueWhat: next ? shortly(next) : null,
    danger: file.danger.imminent !== null,
    staff: file.student?.concern === 'staff',
  }
}

/** A sealed folder has no number, name, level or lead in any list. */
const sealedIndexOf = (file: CaseFile, entries: readonly StoredEntry[]): IndexRow => ({
  ...indexOf(file, entries, []),
  reportNumber: null,
  caseNumber: null,
  studentId: null,
  studentName: null,
  studentGrade: null,
  level: null,
  levelState: 'none',
  leadName: null,
  danger: false,
})

/** What falls due first, other than what waits for somebody else, and what is over by itself with its day. */
const nextDue = (work: readonly WorkItem[]): WorkItem | undefined =>
  work
    .filter((item) => item.dueAt !== null && item.form !== 'waiting' && !item.id.includes(':consent-ending:'))
    .sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1))[0]

/** A row in words that may stand in a list: what people wrote themselves stays in the case. */
const shortly = (item: WorkItem): string => {
  if (item.form === 'check-in') return 'A check-in of the plan'
  if (item.id.includes(':order-expiry:')) return 'The end of an order'
  return item.id.startsWith(`${item.caseId}:task:`) ? 'A task' : item.what
}

function peopleOf(file: CaseFile): Projection['people'] {
  const role = file.student?.concern === 'staff' ? 'staff member of concern' : 'student of concern'
  const concern = file.student?.personId ? [{ personId: file.student.personId, role } as const] : []
  const targets = file.targets.flatMap(({ personId }) => (personId ? [{ personId, role: 'target' as const }] : []))
  return [...concern, ...targets]
}
