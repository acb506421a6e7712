import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/*
 * What the design says of access, as three tables that a lawyer can read: `who.csv` (who somebody is to a folder),
 * `reading.csv` (what of it they read), `acting.csv` (what they do in it). They are kept by hand and never made from
 * app/policy. This file only looks things up in them, by six rules:
 *
 * 1. Whoever is kept out, runs the system, or whose account is not in use, gets nothing of a folder; then nothing else is asked.
 * 2. Somebody is whoever a line of `who.csv` says, if all that the line names is so of them.
 * 3. Reading is by the first line of `reading.csv` that says `first` and fits, and by what every fitting `adds` line adds
 *    to the lines that it names.
 * 4. Acting in a folder needs a line of `acting.csv`, and some line of `reading.csv`.
 * 5. Of a folder that a court sealed nobody is anything but what a line `while sealed` says: they read nothing, and do only
 *    what `acting.csv` gives in a sealed case.
 * 6. Whoever works on teams and stands in for somebody else in a student's case has that person's `passes on` lines, where
 *    nothing but the header is their own: without who reported, who is kept out, health, counsel and staff matters, and
 *    only for what may be done so. What a line lets them read `alone` they go on reading.
 */

/** Somebody as the tables ask about them. */
export interface Facts {
  roles: readonly { role: string; for: HeldFor }[]
  place: Place
  duty: 'none' | 'triage group' | 'on call'
  deputy: boolean
  opened: 'no' | 'in an emergency' | 'to audit'
  keptOut: boolean
  standsInFor?: Facts
}
export type HeldFor = 'this school' | 'another school' | 'district'
export type Place =
  'none' | 'lead' | 'member' | 'officer' | 'consulted' | 'member until lately' | 'consulted until lately'

/** A folder as the tables ask about it. */
export interface Matter {
  screened: boolean
  concern: 'student' | 'staff'
  schoolKeptOut: boolean
  /** By order of a court. */
  sealed?: true
}

const table = (name: string): Readonly<Record<string, string>>[] =>
  parse(readFileSync(new URL(`./${name}.csv`, import.meta.url)), { columns: true })
const list = (cell: string | undefined): string[] => (cell ? cell.split('|') : [])

const whoRows = table('who').map((row) => ({
  who: row.who ?? '',
  roles: list(row.role),
  heldFor: row['held for'] ?? '',
  places: list(row['place in the case']),
  duties: list(row.duty),
  screened: row.while === 'screened',
  sealed: row.while === 'sealed',
  concern: row.concern,
  opened: row.opened,
  never: list(row['never with']),
  also: row.also,
  passesOn: row['passes on'] === 'yes',
}))
type WhoRow = (typeof whoRows)[number]

/** Every name of `who.csv`; a set of them is one bit each. */
export const whoNames = [...new Set(whoRows.map(({ who }) => who))]
const bitOf = (who: string): bigint => {
  const at = whoNames.indexOf(who)
  if (at < 0) throw new Error(`who.csv has no line for ${who}`)
  return 1n << BigInt(at)
}

const carrying = whoRows.filter(({ places, also }) => places.length > 0 && !places.includes('not on it') && !also)
const covers: Readonly<Record<string, readonly HeldFor[]>> = {
  any: ['this school', 'another school', 'district'],
  'this school': ['this school', 'district'],
  district: ['district'],
}

function fits(row: WhoRow, facts: Facts, matter: Matter | null): boolean {
  const { roles } = facts
  if (row.roles.length > 0) {
    const held = roles.some(
      (one) => (row.roles.includes('any') || row.roles.includes(one.role)) && covers[row.heldFor]?.includes(one.for),
    )
    if (!held) return false
  }
  if (row.never.some((role) => roles.some((one) => one.role === role))) return false
  if (row.duties.length > 0 && !row.duties.some((duty) => hasDuty(duty, facts, matter))) return false
  const ofAFolder = row.places.length > 0 || row.screened || row.sealed || row.concern || row.opened || row.also
  if (!ofAFolder) return true
  if (!matter) return false
  if (row.places.length > 0 && !row.places.includes(placeOf(row, facts, matter))) return false
  if (row.screened && !matter.screened) return false
  if (row.sealed && !matter.sealed) return false
  if (row.concern && row.concern !== matter.concern) return false
  if (row.opened && row.opened !== facts.opened) return false
  return !row.also || whoRows.some((other) => other.who === row.also && fits(other, facts, matter))
}

/** Somebody's place; a place that no line carries any more, since a role ended or a staff member is the concern, is none. */
function placeOf(row: WhoRow, facts: Facts, matter: Matter): string {
  if (!row.places.includes('not on it')) return facts.place
  return carrying.some((one) => fits(one, facts, matter)) ? facts.place : 'not on it'
}

const hasDuty = (duty: string, facts: Facts, matter: Matter | null): boolean =>
  duty === 'deputy'
    ? facts.deputy
    : duty === 'school is kept out'
      ? matter?.schoolKeptOut === true
      : facts.duty === duty

const passOn = whoRows.filter(({ passesOn }) => passesOn).reduce((bits, { who }) => bits | bitOf(who), 0n)

/** Everything that somebody is by themselves to a folder, or to the house where it is null. */
const isOf = (facts: Facts, matter: Matter | null): bigint =>
  whoRows.reduce((bits, row) => (fits(row, facts, matter) ? bits | bitOf(row.who) : bits), 0n)

const isOfSealed = (facts: Facts, matter: Matter): bigint =>
  whoRows.reduce((bits, row) => (row.sealed && fits(row, facts, matter) ? bits | bitOf(row.who) : bits), 0n)

export const parts = [
  'header',
  "open parts of a student's case",
  'open parts of a staff matter',
  'who reported',
  'health',
  'police',
  'court',
  'counsel',
] as const
export const subjects = [
  'the student',
  'who might be hurt',
  'weapons',
  'all else',
  'went on without',
  'who is kept out',
  'what was shared',
] as const
type Column = (typeof parts)[number] | (typeof subjects)[number]

/** What somebody reads of a folder: each column of `reading.csv` with its cell; `no` where it says nothing. */
export interface Reads {
  by: string
  cells: Readonly<Record<Column, string>>
  inPlaceOf: boolean
}

const columns = [...parts, ...subjects]
const readingRows = table('reading').map((row) => ({
  who: row.who ?? '',
  bit: bitOf(row.who ?? ''),
  how: row.how,
  to: list(row.to),
  cells: Object.fromEntries(columns.map((column) => [column, row[column] || 'no'])) as Record<Column, string>,
}))
const firstRows = readingRows.filter(({ how }) => how === 'first')
const addsRows = readingRows.filter(({ how }) => how === 'adds')
/** How much a cell gives; the more counts where two lines say something of one column. `alone`: also without open parts. */
const strength = ['no', 'masked', 'yes', 'alone']
const notInPlace: readonly Column[] = [
  'who reported',
  'who is kept out',
  'health',
  'counsel',
  'open parts of a staff matter',
]

const readsKnown = new Map<bigint, Reads | null>()
const lentKnown = new Map<string, Reads>()

function readsBy(is: bigint): Reads | null {
  const known = readsKnown.get(is)
  if (known !== undefined) return known
  const reads = readsAnew(is)
  readsKnown.set(is, reads)
  return reads
}

function readsAnew(is: bigint): Reads | null {
  const row = firstRows.find(({ bit }) => (is & bit) !== 0n)
  if (!row) return null
  const cells = { ...row.cells }
  for (const add of addsRows) {
    if ((is & add.bit) === 0n || (add.to.length > 0 && !add.to.includes(row.who))) continue
    for (const column of columns)
      if (strength.indexOf(add.cells[column]) > strength.indexOf(cells[column])) cells[column] = add.cells[column]
  }
  return { by: row.who, cells, inPlaceOf: false }
}

/** Somebody's standing to a folder, worked out once for all that is asked. */
export interface Standing {
  own: bigint
  lent: bigint
  reads: Reads | null
}

export function standingOf(facts: Facts, matter: Matter | null): Standing {
  const runsTheSystem = facts.roles.some(({ role }) => role === 'administrator')
  if (matter && (facts.keptOut || runsTheSystem)) return { own: 0n, lent: 0n, reads: null }
  if (matter?.sealed) return { own: isOfSealed(facts, matter), lent: 0n, reads: null }
  const own = isOf(facts, matter)
  const reads = matter && readsBy(own)
  const other = facts.standsInFor
  const mayLend = other && !other.keptOut && matter?.concern === 'student' && (own & bitOf('works on teams')) !== 0n
  if (!matter || !other || !mayLend) return { own, lent: 0n, reads }
  const theirs = isOf(other, matter)
  const lent = theirs & passOn
  if (reads && reads.cells.header !== 'masked') return { own, lent, reads }
  const read = readsBy(theirs)
  if (!read || (bitOf(read.by) & lent) === 0n) return { own, lent, reads }
  return { own, lent, reads: inPlace(read, reads) }
}

/** What is read in another's place, once for all who read so; what somebody reads `alone` they go on reading. */
function inPlace(read: Reads, own: Reads | null): Reads {
  const alone = readAlone.filter((column) => own?.cells[column] === 'alone')
  const key = `${read.by} ${JSON.stringify(read.cells)} ${alone.join()}`
  const known = lentKnown.get(key)
  if (known) return known
  const cells = { ...read.cells }
  for (const column of notInPlace) cells[column] = 'no'
  for (const column of alone) cells[column] = 'alone'
  const lent = { by: read.by, cells, inPlaceOf: true }
  lentKnown.set(key, lent)
  return lent
}
const readAlone: readonly Column[] = ['went on without', 'who is kept out', 'what was shared']

const actingRows = table('acting').map((row) => ({
  family: row.family ?? '',
  acts: list(row.acts),
  in: row.in,
  confirm: row.confirm,
  lendable: row["in another's place"] === 'yes',
  bits: list(row['who may']).reduce((bits, who) => bits | bitOf(who), 0n),
}))
export type ActingRow = (typeof actingRows)[number]

/** Each act with the line of `acting.csv` that it stands in. */
export const acts: ReadonlyMap<string, ActingRow> = new Map(
  actingRows.flatMap((row) => row.acts.map((act) => [act, row] as const)),
)
export const actsTwice = actingRows.flatMap((row) => row.acts).filter((act, at, all) => all.indexOf(act) !== at)

/** Whether somebody may do a thing in a folder (or in the house, where the standing is to none). */
export const mayDo = (row: ActingRow, standing: Standing, inFolder: boolean): boolean =>
  (!inFolder || standing.reads !== null || row.in === 'sealed case') &&
  ((row.bits & standing.own) !== 0n || (row.lendable && (row.bits & standing.lent) !== 0n))

/** Whether they must confirm first. */
export const mustConfirm = (
  { confirm }: ActingRow,
  { lately, hasFactor, demo }: { lately: boolean; hasFactor: boolean; demo: boolean },
): boolean => {
  if (confirm === 'no' || (!hasFactor && (demo || confirm === 'once enrolled'))) return false
  return !lately
}
