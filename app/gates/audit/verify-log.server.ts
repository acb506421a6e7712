import type { ReadRecords } from '#db/records/records.ts'
import { hmac, leafHash } from '#app/keys/digest.server.ts'
import { isCanonical } from './canonical.ts'
import { expungeAct, isOfLog, nothingGone, redactedHash } from './destroyed.ts'
import type { Gone } from './destroyed.ts'
import { nothing, readLeaf } from './leaf.ts'
import type { Change, Leaf } from './leaf.ts'
import { openEvent } from '../sealing.server.ts'
import type { Opened } from '../sealing.server.ts'
import { ofSealed } from './sealed.server.ts'
import { walkHeads } from './verify-heads.server.ts'
import type { HeadsWalk } from './verify-heads.server.ts'
import type { Opener, Opening } from './verify-opening.server.ts'

/** A place where the log or a record does not fit, in words that an auditor reads. */
export interface Finding {
  /** The event at which it shows, where one is concerned. */
  seq?: number
  what: string
}

/** The newest commitment that the log holds of everything it ever committed to. */
export interface Commitments {
  /** By entry: the envelope's and each part's, under `entry` and `part:base`. */
  entries: Map<string, Map<string, Known>>
  /** By `kind id` of mutable rows. */
  rows: Map<string, Known>
  /** The last event whose text was destroyed, or -1: what it changed can't be asked any more. */
  lastRedacted: number
}
export interface Known {
  hash: string
  seq: number
  /** The event that found it otherwise than the one before had left it, where a redacted one stands between: it must end. */
  excused?: number
}

export interface LogReport {
  events: number
  /** Hash of the last event that fits. */
  head: string
  finding?: Finding
  /** Set where the log can't be judged: it was written by a newer version. */
  cannotTell?: string
  warnings: string[]
  commitments: Commitments
}

const page = 1000
/** A clock may be put right by this much without a word. */
export const backwardsMinutes = 5

/** A leaf and a sealed part as they are stored. */
interface Row {
  seq: number
  body: string
  hash: string
}
interface Walk {
  report: LogReport
  heads: HeadsWalk
  gone: Gone
  lastTime: string
}

/**
 * Walks the log from its first event: hash of every stored text, canonical form, schema, places without a gap, chain,
 * sealed parts, that every commitment begins where the last one of the same thing ended, and that every signed head is that
 * of the log as it stands. Stops at the first break. What was destroyed must be listed by an event that says so.
 * Where the keys are not at hand, all but the words of sealed parts is checked.
 */
export async function verifyLog(records: ReadRecords, opener: Opener): Promise<LogReport> {
  const commitments: Commitments = { entries: new Map(), rows: new Map(), lastRedacted: -1 }
  const report: LogReport = { events: 0, head: nothing, warnings: [], commitments }
  const walk: Walk = { report, heads: walkHeads(records), gone: nothingGone(), lastTime: '' }
  for (;;) {
    const rows = await records.audit.leaves({ from: report.events, limit: page })
    if (rows.length === 0) break
    const sealed = new Map((await records.audit.sealed(rows.map((row) => row.seq))).map((row) => [row.seq, row]))
    for (const row of rows) {
      const stored = sealed.get(row.seq)
      const stop = await step(walk, row, stored && (await opener.open(openEvent, stored)))
      if (stop) return { ...report, ...stop }
    }
  }
  const finding =
    walk.gone.finding() ??
    excusedFinding(commitments) ??
    (await headFinding(records, report.events, report.head)) ??
    (await walk.heads.end())
  return { ...report, finding }
}

type Stop = Pick<LogReport, 'finding' | 'cannotTell'>

/** Takes the next event; what stops the walk, if anything does. */
async function step(walk: Walk, row: Row, sealed: Opening<Opened> | undefined): Promise<Stop | undefined> {
  const { report, heads } = walk
  if (row.seq !== report.events) return { finding: gap(report.events, row.seq) }
  const redacted = redactedHash(row.body)
  if ((redacted ?? leafHash(row.body)) !== row.hash)
    return { finding: at(row, 'was changed after it was written: its text no longer fits its hash.') }
  const leaf = redacted ? undefined : readLeaf(row.body)
  if (redacted) {
    walk.gone.missing(
      'leaf',
      row.seq,
      redacted,
      `The text of event ${row.seq} is gone, and no event says that it was destroyed.`,
    )
    report.commitments.lastRedacted = row.seq
  } else {
    if (!leaf && isNewer(row.body)) return { cannotTell: `Event ${row.seq} was written by a newer version of Offramp.` }
    if (!leaf) return { finding: at(row, 'is not an event as Offramp writes them.') }
    const broken = brokenAt(leaf, row, report.head, sealed) ?? takeUp(walk, leaf, sealed)
    if (broken) return { finding: at(row, broken, leaf) }
  }
  const finding = await heads.next(leaf, row.hash)
  if (finding) return { finding }
  report.head = row.hash
  report.events += 1
  return undefined
}

/** What an event says of records, of what is gone, and of the time. */
function takeUp(walk: Walk, leaf: Leaf, sealed: Opening<Opened> | undefined): string | undefined {
  const { report, gone, lastTime } = walk
  const broken = follow(report.commitments, leaf, sealed)
  if (broken) return broken
  gone.says(leaf)
  if (leaf.sc !== nothing && !sealed)
    gone.missing('sealed', leaf.seq, leaf.sc, `Event ${leaf.seq} (${leaf.act}, ${leaf.ts}) has lost its sealed part.`)
  if (wentBack(lastTime, leaf.ts)) report.warnings.push(`The clock went back before event ${leaf.seq} (${leaf.ts}).`)
  walk.lastTime = leaf.ts
  return undefined
}

const at = (row: { seq: number }, what: string, leaf?: Leaf): Finding => ({
  seq: row.seq,
  what: `Event ${row.seq}${leaf ? ` (${leaf.act}, ${leaf.ts})` : ''} ${what}`,
})

const gap = (expected: number, found: number): Finding => ({
  seq: expected,
  what:
    found - expected === 1
      ? `Event ${expected} is missing: it was deleted.`
      : `Events ${expected} to ${found - 1} are missing: they were deleted.`,
})

function brokenAt(
  leaf: Leaf,
  row: { seq: number; body: string },
  prev: string,
  sealed?: Opening<Opened>,
): string | undefined {
  if (!isCanonical(row.body)) return 'is not in canonical form: its text was rewritten.'
  if (leaf.seq !== row.seq) return `stands in the place of another: it calls itself event ${leaf.seq}.`
  if (leaf.prev !== prev)
    return 'does not follow from the event before it: one of the two was changed, or they were reordered.'
  if (leaf.sc === nothing) return sealed ? 'has a sealed part that it was written without.' : undefined
  if (!sealed || sealed.is === 'locked') return undefined
  const fits = sealed.is === 'open' && ofSealed(sealed.content) === leaf.sc
  return fits ? undefined : 'has a sealed part that was changed or belongs to another event.'
}

/**
 * Takes an event's commitments up. Each must begin where the last one of the same thing ended. A destroyed event that
 * stands between may have said more, but only of what is gone in the end.
 */
function follow(known: Commitments, leaf: Leaf, sealed?: Opening<Opened>): string | undefined {
  const { entries, rows, lastRedacted } = known
  for (const change of leaf.st ?? []) {
    if (isOfLog(leaf.act, change)) continue
    if (change.t === 'entry' || change.t.startsWith('part:')) {
      const ofEntry = entries.get(change.id) ?? new Map<string, Known>()
      entries.set(change.id, ofEntry)
      const broken = entryBroken(ofEntry.get(change.t), change, leaf, lastRedacted, sealed)
      if (broken) return broken
      ofEntry.set(change.t, after(change, leaf, ofEntry.get(change.t)))
      continue
    }
    const key = `${change.t} ${change.id}`
    const last = rows.get(key)
    if ((last?.hash ?? nothing) !== change.b && lastRedacted <= (last?.seq ?? -1)) {
      return `found ${change.t} ${change.id} changed behind the application's back since its last event.`
    }
    rows.set(key, after(change, leaf, last))
  }
  return undefined
}

/** What is known of a thing after a change. */
const after = (change: Change, { seq }: Leaf, last: Known | undefined): Known => {
  const excused = last?.excused ?? ((last?.hash ?? nothing) === change.b ? undefined : seq)
  return { hash: change.a, seq, ...(excused === undefined ? {} : { excused }) }
}

/** The first thing that stands although an event found it otherwise than the one before had left it. */
function excusedFinding({ entries, rows, lastRedacted }: Commitments): Finding | undefined {
  if (lastRedacted < 0) return undefined
  const all = [...entries].flatMap(([id, parts]) => [...parts].map(([t, one]) => [`${t} ${id}`, one] as const))
  const standing = [...all, ...rows].flatMap(([key, { hash, excused }]) =>
    hash === nothing || excused === undefined ? [] : [{ key, seq: excused }],
  )
  const [first] = standing.sort((one, other) => one.seq - other.seq)
  return (
    first && {
      seq: first.seq,
      what: `Event ${first.seq} found ${first.key} changed behind the application's back since its last event.`,
    }
  )
}

/** Entries are only ever added. They end by an expungement; one part also where a wrong identity was corrected. */
function entryBroken(
  known: Known | undefined,
  change: Change,
  leaf: Leaf,
  lastRedacted: number,
  sealed?: Opening<Opened>,
): string | undefined {
  const hidden = lastRedacted > (known?.seq ?? -1)
  if (change.b === nothing && (!known || hidden)) return undefined
  const corrects = leaf.act === 'identity.destroyed' && change.t.startsWith('part:')
  const ends = change.a === nothing && (corrects || leaf.act === expungeAct)
  if (!ends || (known?.hash !== change.b && !hidden))
    return `changes entry ${change.id}, which stood on record and can't change.`
  return corrects ? keptBroken(change, leaf, sealed) : undefined
}

/** A corrected identity is kept in its event's sealed part, for as long as that part is there. */
function keptBroken(change: Change, leaf: Leaf, sealed?: Opening<Opened>): string | undefined {
  if (sealed ? sealed.is === 'locked' : leaf.sc !== nothing) return undefined
  const kept = sealed?.is === 'open' ? (JSON.parse(sealed.content.body) as Record<string, unknown>) : {}
  const { entryId, body, salt } = kept
  const fits =
    entryId === change.id && typeof body === 'string' && typeof salt === 'string' && hmac(salt, body) === change.b
  return fits ? undefined : `destroyed a part of entry ${change.id} without keeping it.`
}

function isNewer(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return (
      typeof parsed === 'object' && parsed !== null && 'v' in parsed && typeof parsed.v === 'number' && parsed.v > 1
    )
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const wentBack = (last: string, now: string): boolean =>
  last !== '' && Date.parse(last) - Date.parse(now) > backwardsMinutes * 60_000

async function headFinding(records: ReadRecords, events: number, prev: string): Promise<Finding | undefined> {
  const head = await records.audit.head()
  if (head.size > events)
    return {
      seq: events,
      what: `The log ends before event ${events}, but ${head.size} were written: the last ${head.size - events} were deleted.`,
    }
  if (head.size < events)
    return {
      seq: head.size,
      what: `The log's head counts ${head.size} events, but there are ${events}: some were added or the head was changed.`,
    }
  if (events > 0 && head.last !== prev)
    return { seq: events - 1, what: `The log's head does not fit its last event, ${events - 1}.` }
  return undefined
}
