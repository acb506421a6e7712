/* How long each class of record is kept, as data: what Offramp begins with, what a law asks at the least, and one proposed change. */

/** Where the numbers of a class come from: a law that is cited, or a decision of the district. */
export interface Citation {
  kind: 'law' | 'ours'
  text: string
}

/** The least that a law gives: no district may keep a record of this class for a shorter time. */
export interface Floor {
  years: number
  /** The law's own name, and what it says. */
  law: string
  source: string
}

export interface RetentionRule {
  label: string
  /** Counted from the day on which it was finished. */
  years: number
  /** Not before the student's birthday with this many years, where it is a student's. */
  age?: number
  basis: Citation
  floor?: Floor
}

const pupilRecord: Floor = {
  years: 3,
  law: '5 CCR 16027',
  source: '5 CCR 16027: a pupil’s record that may go is destroyed in the third school year after it was classified',
}

/**
 * What a new district begins with, by class of record. No statute sets a time for threat assessment records as such
 * (law.md 3.5): but for the floor these numbers are ours, the shortest for what was screened out and the longest for what
 * was high. Two people change them, with a citation.
 */
export const retentionSchedule = {
  'screened-out': {
    label: 'Screened out, or joined to another report',
    years: 3,
    basis: {
      kind: 'law',
      text: '5 CCR 16027: not before the third school year after it was classified; for the district to verify',
    },
    floor: pupilRecord,
  },
  case: {
    label: 'A case that was never high',
    years: 6,
    age: 21,
    basis: {
      kind: 'ours',
      text: 'Ours: six years, and not before three years after the student is of age, as schedules like New York’s say',
    },
    floor: pupilRecord,
  },
  high: {
    label: 'A case that was high or imminent once',
    years: 10,
    age: 25,
    basis: { kind: 'ours', text: 'Ours: the longest, since a later team asks for it most' },
    floor: pupilRecord,
  },
  'staff-matter': {
    label: 'A matter of a staff member',
    years: 7,
    basis: { kind: 'ours', text: 'Ours: as personnel records; for the district to verify' },
  },
} as const satisfies Record<string, RetentionRule>
export type RetentionClass = keyof typeof retentionSchedule
export const retentionClassIds = Object.keys(retentionSchedule) as [RetentionClass, ...RetentionClass[]]
export type Schedule = Readonly<Record<RetentionClass, RetentionRule>>

/** What a class is called; empty for one that is no longer of the list. */
export const classLabel = (id: string | null): string =>
  (retentionSchedule as Readonly<Record<string, { label: string }>>)[id ?? '']?.label ?? ''

/** What a district may change of one class. Without an age, none counts. */
export interface RetentionNumbers {
  years: number
  age: number | null
  basis: Citation
}

/** The numbers of a rule, as a change keeps them. */
export const numbersOf = ({ years, age, basis }: RetentionRule): RetentionNumbers => ({
  years,
  age: age ?? null,
  basis: { kind: basis.kind, text: basis.text },
})

/** A schedule with a district's own numbers; never shorter than a floor, also where the floor came later than the number. */
export function scheduleWith(
  schedule: Schedule,
  own: Readonly<Partial<Record<RetentionClass, RetentionNumbers>>>,
): Schedule {
  const changed = retentionClassIds.map((id) => {
    const { age: _age, ...rule } = schedule[id] as RetentionRule
    const numbers = own[id]
    if (!numbers) return [id, schedule[id]]
    const years = Math.max(numbers.years, rule.floor?.years ?? 0)
    return [id, { ...rule, years, basis: numbers.basis, ...(numbers.age === null ? {} : { age: numbers.age }) }]
  })
  return Object.fromEntries(changed) as Schedule
}

/** Why a class can't be kept for so many years, in words, or undefined where it may. */
export const whyNotSoShort = ({ floor }: RetentionRule, years: number): string | undefined =>
  floor && years < floor.years ? `The law gives at least ${floor.years} years (${floor.source}).` : undefined

/** How a change of the schedule ended. */
export type ChangeOutcome = 'approved' | 'declined'

/** Why somebody may not approve a change, in words, or undefined where they may: never who proposed it. */
export const whyNotApprove = (change: { proposedBy: string }, userId: string): string | undefined =>
  change.proposedBy === userId ? 'You proposed this. Somebody else approves it.' : undefined

/** The numbers of a class in words: "6 years, and not before the student is 21". */
export const numbersWords = ({ years, age }: { years: number; age?: number | null }): string =>
  `${years === 1 ? '1 year' : `${years} years`}${age ? `, and not before the student is ${age}` : ''}`
