import type { IdentifiedBase } from '#app/domain/identity.ts'
import { nameWords } from '#app/domain/names.ts'

/** What is read of a person on the roster to tell students apart. */
export interface RosterPerson {
  id: string
  name: string
  grade: string | null
  schoolId: string | null
}

/** A member of staff, or somebody else, as the reporter named them; with their account where one has exactly that name. */
export interface Adult {
  name?: string
  userId?: string
  personId?: string
}

/** The answer to "Which student?" as it was sent. */
export interface StudentAnswer {
  whom?: 'student' | 'staff' | 'other'
  staffName?: string
  otherName?: string
  student?: string
  /** Chosen among similar names; `unsure` when the reporter can't tell. */
  studentId?: string
  nameNotKnown?: 'yes'
  handle?: string
  description?: string
}

/** What the roster says about the answer. */
export interface StudentRows {
  chosen?: RosterPerson
  byNumber?: RosterPerson
  /** Same and similar names. */
  matches: readonly RosterPerson[]
  adult?: Adult
}

export const unsure = 'unsure'

export type WhichStudent =
  | { who: 'person'; person: RosterPerson }
  | { who: 'named'; name: string }
  | { who: 'handle'; handle: string }
  | { who: 'described' | 'unknown' }
  | { who: 'staff'; person: Adult }
  | { who: 'other'; person: Adult; handle?: string }
  /** Nobody can say yet which of them is meant: the reporter is asked once. */
  | { who: 'similar'; people: readonly RosterPerson[] }

const same = (one: string, other: string) => nameWords(one).join(' ') === nameWords(other).join(' ')

/** Reads the answer to "Which student?". A number or one full name settles it; similar names are asked about. */
export function whichStudent(answer: StudentAnswer, rows: StudentRows): WhichStudent {
  if (answer.whom === 'staff') return { who: 'staff', person: { name: answer.staffName, ...rows.adult } }
  if (answer.whom === 'other') {
    return { who: 'other', person: { name: answer.otherName, ...rows.adult }, handle: answer.handle }
  }
  if (rows.chosen) return { who: 'person', person: rows.chosen }
  if (!answer.student || answer.nameNotKnown === 'yes') {
    if (answer.handle) return { who: 'handle', handle: answer.handle }
    return { who: answer.description ? 'described' : 'unknown' }
  }
  if (rows.byNumber) return { who: 'person', person: rows.byNumber }
  const [only, ...others] = rows.matches
  if (answer.studentId === unsure || !only) return { who: 'named', name: answer.student }
  if (others.length === 0 && same(only.name, answer.student)) return { who: 'person', person: only }
  return { who: 'similar', people: rows.matches }
}

/** What stands in the `identified` entry of a report: never confirmed. Null where the reporter knows no name. */
export function identityOf(which: WhichStudent): IdentifiedBase | null {
  const open = { identifiers: [], confirmed: false } satisfies Partial<IdentifiedBase>
  switch (which.who) {
    case 'person':
      return {
        ...open,
        concern: 'student',
        personId: which.person.id,
        name: which.person.name,
        grade: which.person.grade ?? undefined,
        schoolId: which.person.schoolId ?? undefined,
      }
    case 'staff':
      return { ...open, concern: 'staff', ...which.person }
    case 'other':
      // Their account, if they have one, is no part of who they are: it only keeps them out.
      return {
        ...open,
        concern: 'other',
        name: which.person.name,
        personId: which.person.personId,
        handle: which.handle,
      }
    case 'named':
      return { ...open, concern: 'student', name: which.name }
    case 'handle':
      return { ...open, concern: 'unknown', handle: which.handle }
    default:
      return null
  }
}

/** How the report itself speaks of the student, without the name. */
export const studentAs = {
  person: 'chosen',
  staff: 'staff',
  other: 'other',
  named: 'named',
  handle: 'handle',
  described: 'described',
  unknown: 'unknown',
} as const
