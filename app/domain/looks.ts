import type { CaseId, PersonId, UserId } from './ids.ts'
import { nameWords } from './names.ts'
import type { LookNumbers } from './profiles/profile.ts'
import { minutesBetween } from './time.ts'
import type { Instant } from './time.ts'

/** One look on record: at a folder, or at the page of a person of the roster. */
export interface Look {
  at: Instant
  who: UserId
  caseId: CaseId | null
  personId: PersonId | null
  /** Under which line of the policy; where it was refused, why. */
  rule: string
  refused: boolean
  /** Of refusals in a row only the first stand by themselves: this many are one. */
  times: number
  /** The emergency opening by which it was read. */
  emergency: string | null
  /** It is that opening itself, by which nothing was read yet. */
  opens: boolean
}

/** One search for people, and whom it found. */
export interface Search {
  at: Instant
  who: UserId
  found: readonly PersonId[]
}

/** What is known around the looks. Pairs are written as `pair` writes them. */
export interface Around {
  numbers: LookNumbers
  nameOf: ReadonlyMap<UserId, string>
  familyOf: ReadonlyMap<PersonId, string>
  studentOf: ReadonlyMap<CaseId, PersonId>
  /** Who put something on record in which folder. */
  worked: ReadonlySet<string>
  /** Who is on a case of which person: as its student, or as somebody who might be hurt or saw it. */
  onCaseOf: ReadonlySet<string>
  /** Of whom somebody who answers for a case said that they are not of that person's family. */
  settled: ReadonlySet<string>
}

/** Why looks are worth asking about: in the order in which they are listed. No kind weighs more than another. */
export const oddKinds = [
  'kept out',
  'own name',
  'many',
  'emergency',
  'without work',
  'many students',
  'same child',
] as const
export type OddKind = (typeof oddKinds)[number]

/** Looks of one person that somebody may ask about, and why. It is a question and says nothing about the answer. */
export interface OddLook {
  kind: OddKind
  who: UserId
  caseId: CaseId | null
  personId: PersonId | null
  /** The opening, where it was an emergency. */
  opening: string | null
  first: Instant
  last: Instant
  /** Looks, or as the kind says: different cases, students, occasions, searches. */
  count: number
}

export const pair = (who: UserId, whom: string): string => `${who} ${whom}`

/** Rules under which a report is read by whoever is asked to screen it, before anybody is on its team. */
const screening: ReadonlySet<string> = new Set(['triage group', 'on call'])
/** Looks that are further apart are two occasions. Minutes. */
const occasionMinutes = 30
/** A search that finds so few people was for one of them. */
const narrowSearch = 5

/**
 * Which looks of a time are worth asking about (the anomaly list of the threat model), first by kind, then the newest
 * first. Pure: the same log gives the same list.
 */
export function oddLooks(looks: readonly Look[], searches: readonly Search[], around: Around): OddLook[] {
  const inOrder = [...looks].sort((a, b) => (a.at < b.at ? -1 : 1))
  const shown = inOrder.filter(wasShown)
  const found = [
    ...keptOut(inOrder),
    ...ownName(shown, around),
    ...manyWithinAnHour(shown, around.numbers.casesAnHour),
    ...emergencies(inOrder),
    ...withoutWork(shown, around),
    ...sameChild(searches, around),
  ]
  return found.sort((a, b) => place(a) - place(b) || (a.last < b.last ? 1 : -1))
}

/** Whether something was read by it. */
export const wasShown = ({ refused, opens }: Look): boolean => !refused && !opens

const place = ({ kind }: OddLook): number => oddKinds.indexOf(kind)

/** Tries to open a folder that somebody is kept out of, or that is about themselves. */
const keptOut = (looks: readonly Look[]): OddLook[] =>
  grouped(
    looks.filter((look) => look.refused && look.rule === 'recused'),
    (look) => pair(look.who, look.caseId ?? ''),
  ).map((group) => {
    const count = group.reduce((sum, { times }) => sum + times, 0)
    return odd('kept out', group, { caseId: group[0].caseId, count })
  })

/** Looks at somebody of one's own family name, unless it was said that they are not related. */
function ownName(looks: readonly Look[], around: Around): OddLook[] {
  const own = looks.flatMap((look) => {
    const personId = whoseOf(look, around)
    if (!personId || around.settled.has(pair(look.who, personId))) return []
    const alike = sharesFamilyName(around.nameOf.get(look.who) ?? '', around.familyOf.get(personId) ?? '')
    return alike ? [{ ...look, personId }] : []
  })
  return grouped(own, (look) => pair(look.who, look.personId)).map((group) =>
    odd('own name', group, { personId: group[0].personId, caseId: group.find((one) => one.caseId)?.caseId ?? null }),
  )
}

const whoseOf = ({ personId, caseId }: Look, { studentOf }: Around): PersonId | undefined =>
  personId ?? (caseId === null ? undefined : studentOf.get(caseId))

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])

/** Whether the last word of a person's name is a word of a family name: Ana Marchetti, and Marchetti-Lee. */
export function sharesFamilyName(name: string, family: string): boolean {
  const last = nameWords(name).findLast((word) => !suffixes.has(word))
  return last !== undefined && last.length > 1 && nameWords(family).includes(last)
}

/**
 * Times within which somebody opened more different cases and persons' pages in an hour than `most`: one for each, with
 * the most that an hour of it held.
 */
export function manyWithinAnHour(looks: readonly Look[], most: number): OddLook[] {
  return grouped(looks, (look) => look.who).flatMap((ofOne) => {
    const found: OddLook[] = []
    let open: OddLook | undefined
    let from = 0
    const within = new Map<string, number>()
    for (const look of ofOne) {
      within.set(thingOf(look), (within.get(thingOf(look)) ?? 0) + 1)
      for (let one = ofOne[from]; one && minutesBetween(one.at, look.at) > 60; one = ofOne[++from]) {
        const left = (within.get(thingOf(one)) ?? 1) - 1
        if (left === 0) within.delete(thingOf(one))
        else within.set(thingOf(one), left)
      }
      if (within.size <= most) {
        open = undefined
        continue
      }
      if (!open) {
        open = odd('many', [look], { first: ofOne[from]?.at ?? look.at, count: 0 })
        found.push(open)
      }
      open.last = look.at
      open.count = Math.max(open.count, within.size)
    }
    return found
  })
}

const thingOf = ({ caseId, personId }: Look): string => caseId ?? personId ?? ''

/** What was read by each emergency opening. Each is reviewed too. */
const emergencies = (looks: readonly Look[]): OddLook[] =>
  grouped(
    looks.filter((look) => look.emergency !== null),
    (look) => look.emergency ?? '',
  ).map((group) =>
    odd('emergency', group, {
      caseId: group[0].caseId,
      opening: group[0].emergency,
      count: group.filter(wasShown).length,
    }),
  )

/** Looks on several occasions at a report or a student's page, by somebody who does nothing there and is on no case of theirs. */
function withoutWork(looks: readonly Look[], around: Around): OddLook[] {
  const { numbers } = around
  const idle = looks.filter(
    (look) =>
      (look.caseId !== null && screening.has(look.rule) && !around.worked.has(pair(look.who, look.caseId))) ||
      (look.personId !== null && !around.onCaseOf.has(pair(look.who, look.personId))),
  )
  const again = grouped(idle, (look) => pair(look.who, thingOf(look))).flatMap((group) => {
    const count = occasions(group)
    const { caseId, personId } = group[0]
    return count < numbers.occasions ? [] : [odd('without work', group, { caseId, personId, count })]
  })
  const ofStudents = idle.filter((look) => look.personId !== null)
  const students = grouped(ofStudents, (look) => look.who).flatMap((group) => {
    const count = new Set(group.map((look) => look.personId)).size
    return count <= numbers.students ? [] : [odd('many students', group, { count })]
  })
  return [...again, ...students]
}

/** Who came to which report so often that it is asked whether they did anything there. */
export const mayLackWork = (looks: readonly Look[], { occasions: least }: LookNumbers): Look[] =>
  grouped(
    looks.filter((look) => wasShown(look) && look.caseId !== null && screening.has(look.rule)),
    (look) => pair(look.who, look.caseId ?? ''),
  ).flatMap((group) => (occasions(group) < least ? [] : [group[0]]))

function occasions(looks: readonly Look[]): number {
  const times = looks.map(({ at }) => at).sort()
  return times.filter((at, n) => n === 0 || minutesBetween(times[n - 1] ?? at, at) >= occasionMinutes).length
}

/** Searches that find the same few people again and again, by somebody who is on no case of theirs. */
function sameChild(searches: readonly Search[], { numbers, onCaseOf }: Around): OddLook[] {
  const hits = searches
    .filter(({ found }) => found.length <= narrowSearch)
    .flatMap(({ at, who, found }) => found.map((personId) => ({ at, who, personId })))
    .filter(({ who, personId }) => !onCaseOf.has(pair(who, personId)))
  return grouped(hits, (hit) => pair(hit.who, hit.personId)).flatMap((group) =>
    group.length <= numbers.searches ? [] : [odd('same child', group, { personId: group[0].personId })],
  )
}

type Group<T> = readonly [T, ...T[]]

function grouped<T>(ones: readonly T[], keyOf: (one: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of ones) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups.values()]
}

const odd = (kind: OddKind, group: Group<{ at: Instant; who: UserId }>, more: Partial<OddLook>): OddLook => {
  const times = group.map(({ at }) => at).sort()
  const first = times[0] ?? group[0].at
  return {
    kind,
    who: group[0].who,
    caseId: null,
    personId: null,
    opening: null,
    first,
    last: times.at(-1) ?? first,
    count: group.length,
    ...more,
  }
}
