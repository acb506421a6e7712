import type { AuditLeafRow } from '#db/records/rows.ts'
import { peopleSearches } from '#app/domain/look-acts.ts'
import { mayLackWork, oddLooks, pair, sharesFamilyName } from '#app/domain/looks.ts'
import type { Around, Look, OddLook, Search } from '#app/domain/looks.ts'
import type { Instant } from '#app/domain/time.ts'
import { readLook } from '#app/gates/audit/read-look.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'

/** Most looks that are gone through at once, the newest; the page says when there were more. */
export const mostLooks = 20_000
/** Most searches whose sealed parts are opened. */
const mostSearches = 500

type Work = Pick<QueryWork<unknown>, 'records' | 'profile' | 'fileOf' | 'sealedEvents'> & {
  today: Parameters<QueryWork<unknown>['records']['index']['readersOf']>[1]
}

interface Asked {
  from: Instant
  to: Instant
  actorId?: string
}

/** Looks of a time that are worth asking about, with whether there were more than could be gone through. */
export async function oddLooksOf(work: Work, asked: Asked): Promise<{ found: OddLook[]; cut: boolean }> {
  const leaves = await work.records.audit.looks({ ...asked, limit: mostLooks + 1 })
  const read = leaves.slice(0, mostLooks)
  const looks = read.flatMap(({ body }) => readLook(body) ?? [])
  const searches = await searchesOf(work, read)
  return { found: oddLooks(looks, searches, await aroundOf(work, looks, searches)), cut: leaves.length > mostLooks }
}

/** Whom searches found stands in the sealed parts of their events. */
async function searchesOf({ sealedEvents }: Work, leaves: readonly AuditLeafRow[]): Promise<Search[]> {
  const made = leaves.flatMap(({ seq, body }) => {
    const search = readLook(body, peopleSearches)
    return search && !search.refused ? [{ seq, at: search.at, who: search.who }] : []
  })
  const newest = made.slice(0, mostSearches)
  const sealed = await sealedEvents(newest.map(({ seq }) => seq))
  return newest.map(({ seq, at, who }) => {
    const ids: unknown = sealed.get(seq)?.ids
    return { at, who, found: Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [] }
  })
}

async function aroundOf(work: Work, looks: readonly Look[], searches: readonly Search[]): Promise<Around> {
  const { records, profile, today } = work
  const numbers = profile.looks
  const cases = unique(looks.flatMap(({ caseId }) => caseId ?? []))
  const studentOf = await records.index.studentsOf(cases)
  const opened = looks.flatMap(({ personId }) => personId ?? [])
  const people = unique([...studentOf.values(), ...opened, ...searches.flatMap(({ found }) => found)])
  const users = await records.users.byIds(unique([...looks, ...searches].map(({ who }) => who)))
  const readers = await records.index.readersOf(people, today)
  const around = {
    numbers,
    nameOf: new Map(users.map(({ id, name }) => [id, name])),
    familyOf: new Map((await records.people.byIds(people)).map(({ id, family }) => [id, family])),
    studentOf,
    worked: await workedOn(work, mayLackWork(looks, numbers)),
    onCaseOf: new Set(
      readers.filter(({ reason }) => !isListedOnly(reason)).map(({ userId, personId }) => pair(userId, personId)),
    ),
  }
  return { ...around, settled: await settledOf(work, looks, around) }
}

/** Of those who came to a report often, who put something on record there at any time. */
async function workedOn({ records }: Work, often: readonly Look[]): Promise<Set<string>> {
  const worked = new Set<string>()
  for (const { who, caseId } of often) {
    if (caseId === null) continue
    const acts = await records.audit.search({ actorId: who, objectId: caseId, outcome: 'allow', limit: 500 })
    if (acts.some(({ body }) => readLook(body) === undefined)) worked.add(pair(who, caseId))
  }
  return worked
}

/** Pairs of one family name about whom somebody answered, in a case of that person, that they are not related. */
async function settledOf(
  { records, fileOf }: Work,
  looks: readonly Look[],
  { nameOf, familyOf, studentOf }: Pick<Around, 'nameOf' | 'familyOf' | 'studentOf'>,
): Promise<Set<string>> {
  const pairs = new Map<string, { who: string; personId: string }>()
  for (const { who, personId, caseId } of looks) {
    const whose = personId ?? (caseId === null ? undefined : studentOf.get(caseId))
    if (whose && sharesFamilyName(nameOf.get(who) ?? '', familyOf.get(whose) ?? ''))
      pairs.set(pair(who, whose), { who, personId: whose })
  }
  const settled = new Set<string>()
  for (const { who, personId } of pairs.values()) {
    for (const { caseId } of await records.index.ofPerson(personId)) {
      const recusals = (await fileOf(caseId))?.recusals ?? []
      const ofThem = recusals.filter((one) => one.userId === who)
      if (ofThem.length > 0 && ofThem.every(({ state }) => state === 'dismissed')) settled.add(pair(who, personId))
    }
  }
  return settled
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
