import { lookActs, personLook } from './look-acts.ts'
import type { Instant } from './time.ts'

/** An event of the log, as far as it says what somebody saw. */
export interface LookEvent {
  act: string
  ts: Instant
  out: string
  obj: { t: string; id: string; sec?: string; n?: number }
}

/** What somebody saw of one thing: a case, the page of a person, or a page of the house. */
export interface SeenThing {
  /** A case's id, a person's, or the name of a page. */
  id: string
  kind: 'case' | 'person' | 'page'
  first: Instant
  last: Instant
  /** How often it was looked at. */
  looks: number
  /** Pages by name, and sealed parts by theirs, with how often each was shown. */
  pages: ReadonlyMap<string, number>
  /** What left on paper or as a file, with how often. */
  taken: ReadonlyMap<Taken, number>
  /** How often it was refused. */
  refused: number
}
export type Taken = 'printed' | 'a file' | 'counts as a file'

/** Sealed parts, as they stand in the log beside the page that showed them. */
const sealedParts: ReadonlySet<string> = new Set(['reporter', 'health', 'law', 'juvenile', 'legal'])
const refusals: ReadonlySet<string> = new Set(['refused', 'heldBack', 'breakGlass.refused'])
const looked: ReadonlySet<string> = new Set(lookActs)

/** Whether an event is one by which somebody saw something, took it out, or was refused. */
export const isOfLooks = ({ act }: Pick<LookEvent, 'act'>): boolean => looked.has(act) || refusals.has(act)

/** What one person saw, took out and was refused, by the thing it was about: what was looked at last comes first. Pure. */
export function whatWasSeen(events: readonly LookEvent[]): SeenThing[] {
  const things = new Map<string, Gathered>()
  for (const event of [...events].sort((a, b) => (a.ts < b.ts ? -1 : 1))) {
    if (!isOfLooks(event)) continue
    const { id, kind } = thingOf(event)
    const thing = things.get(id) ?? { ...empty(event.ts), id, kind }
    things.set(id, thing)
    note(thing, event)
  }
  return [...things.values()].sort((a, b) => (a.last < b.last ? 1 : -1))
}

interface Gathered extends SeenThing {
  pages: Map<string, number>
  taken: Map<Taken, number>
}
const empty = (at: Instant) => ({
  first: at,
  last: at,
  looks: 0,
  refused: 0,
  pages: new Map<string, number>(),
  taken: new Map<Taken, number>(),
})

function thingOf({ obj: { t, id, sec = '' } }: LookEvent): Pick<SeenThing, 'id' | 'kind'> {
  if (t === 'case') return { id, kind: 'case' }
  const person = id === personLook ? parts(sec).find((part) => part.startsWith('per_')) : undefined
  return person ? { id: person, kind: 'person' } : { id, kind: 'page' }
}

const parts = (sec: string): string[] => sec.split(', ').filter(Boolean)

function note(thing: Gathered, { act, ts, obj: { id, sec = '', n } }: LookEvent): void {
  thing.last = ts
  if (refusals.has(act)) {
    thing.refused += n ?? 1
    return
  }
  thing.looks += 1
  const [page, ...shown] = parts(sec)
  if (thing.kind === 'case') {
    if (page) add(thing.pages, page)
    for (const part of shown) if (sealedParts.has(part)) add(thing.pages, part)
  }
  if (act === 'printed') add(thing.taken, 'printed')
  if (act === 'file.downloaded') add(thing.taken, 'a file')
  if (id === 'countsFile') add(thing.taken, 'counts as a file')
}

const add = <Name>(to: Map<Name, number>, name: Name): void => void to.set(name, (to.get(name) ?? 0) + 1)
