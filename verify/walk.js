// @ts-check
import { asLeaf, canonical, commitment, isNewer, nothing, parsed, printable, redacted } from './leaf.js'
import { Refused, openCheckpoint, signers } from './note.js'
import { Tree, leafHash } from './tree.js'

/**
 * @typedef {import('./leaf.js').Leaf} Leaf
 * @typedef {{ seq?: number, check: string, what: string }} Finding
 * @typedef {{ name: string, size: number, root?: string, hash?: string }} Anchor `root` of a note, or `hash` of its last event
 * @typedef {{ body: string, hash?: string, seq?: number }} Row as stored; a bundle has only the text
 * @typedef {{ seq: number, body: unknown, salt: unknown, locked?: boolean }} Sealed
 * @typedef {{ hash: string, seq: number }} Known
 * @typedef {{ peek(): Promise<any>, take(): void, broken: string }} Cursor in order; ends at what can’t be read
 * @typedef {{ rows(): AsyncIterable<Row[]>, sealed: Cursor | undefined, checkpoints: Cursor, anchors: Cursor }} Source
 * @typedef {{ events: number, head: string, ts: string, origin: string, first?: Finding, cannotTell?: string, warnings: string[],
 *   findings: Finding[], known: Map<string, Known>, redacted: Map<number, string>, lastRedacted: number, locked: number,
 *   checkpoints: number, signed: number, witnessed: number, kept: number, sinks: Map<string, number> }} Report
 */

const minutesBack = 5

/**
 * Reads the whole log once, from its first event, and stops at the first thing that does not fit. What can be judged only
 * at the end (a log that ends too early, a text destroyed without an event that says so) stands in `findings`.
 * @param {Source} source
 * @param {{ keys: import('./note.js').Signatory[], anchors: Anchor[] }} given
 * @returns {Promise<Report>}
 */
export async function walk(source, { keys, anchors }) {
  /** @type {Report} */
  const report = {
    ...{
      events: 0,
      head: nothing,
      ts: '',
      origin: '',
      warnings: [],
      findings: [],
      known: new Map(),
      redacted: new Map(),
    },
    ...{ lastRedacted: -1, locked: 0, checkpoints: 0, signed: 0, witnessed: 0, kept: 0, sinks: new Map() },
  }
  const tree = new Tree()
  const kept = [...anchors].sort((a, b) => a.size - b.size)
  /** @type {Map<number, string>} */
  const lost = new Map()
  /** What governance.expunge events say is gone: `leaf 12` or `sealed 12`, with the hash or commitment that it had. @type {Map<string, string>} */
  const gone = new Map()
  let good = 0

  /** @returns {Promise<Finding | undefined>} */
  const heads = async () => {
    while (kept[0]?.size === tree.size) {
      const { name, root, hash } = /** @type {Anchor} */ (kept.shift())
      if (root === undefined ? hash === report.head : root === tree.root()) report.kept = tree.size
      else
        report.findings.push({
          ...{ seq: report.kept, check: 'anchor' },
          what: `The first ${tree.size} events are not those that ${name} was kept of: one of events ${report.kept} to ${tree.size - 1} was changed, and the log written again from there.`,
        })
    }
    const row = await source.checkpoints.peek()
    const here = row?.size === tree.size
    const text = here ? checkpoint(row.note, tree, keys, report) : undefined
    if (text instanceof Refused)
      return {
        seq: good,
        check: 'checkpoint',
        what: `The checkpoint of ${tree.size} events does not hold: ${text.message}. It speaks of events ${good} to ${Math.max(good, tree.size - 1)}.`,
      }
    if (here) {
      good = tree.size
      source.checkpoints.take()
    }
    for (let at = await source.anchors.peek(); at?.size === tree.size; at = await source.anchors.peek()) {
      const refused = receipt(at, text, keys, report)
      if (refused)
        report.findings.push({
          check: 'receipt',
          what: `What ${at.sink} answered for ${at.size} events does not hold: ${refused}.`,
        })
      source.anchors.take()
    }
    return undefined
  }

  /** @param {Row} row @returns {Promise<Finding | undefined>} */
  const event = async ({ body, hash: stored, seq }) => {
    const n = report.events
    /** @param {string} check @param {string} what @param {Leaf} [leaf] @returns {Finding} */
    const wrong = (check, what, leaf) => ({
      seq: n,
      check,
      what: `Event ${n}${leaf ? ` (${leaf.act}, ${leaf.ts})` : ''} ${what}`,
    })
    if (seq !== undefined && seq !== n)
      return wrong('place', seq > n ? `is missing: the next one is ${seq}.` : 'stands there twice.')
    const destroyed = redacted(body)
    const hash = destroyed ?? leafHash(body).toString('hex')
    if (stored !== undefined && stored !== hash)
      return wrong('hash', 'was changed after it was written: its text no longer fits its hash.')
    if (destroyed) {
      report.redacted.set(n, hash)
      report.lastRedacted = n
      const sealed = await source.sealed?.peek()
      if (sealed?.seq === n) source.sealed?.take()
    } else {
      if (!printable.test(body))
        return wrong('schema', 'is no event: it is empty, too long, or holds what no event holds.')
      const value = parsed(body)
      if (isNewer(value)) {
        report.cannotTell = `Event ${n} was written by a later version than this verifier knows.`
        return undefined
      }
      const leaf = asLeaf(value)
      if (!leaf) return wrong('schema', 'is not an event as Offramp writes them.')
      if (canonical(leaf) !== body) return wrong('canonical', 'is not in canonical form: its text was rewritten.', leaf)
      if (leaf.seq !== n)
        return wrong(
          'place',
          leaf.seq > n
            ? `is missing: the next one calls itself ${leaf.seq}.`
            : `stands in the place of another: it calls itself event ${leaf.seq}.`,
        )
      if (leaf.prev !== report.head)
        return wrong(
          'chain',
          'does not follow from the event before it: one of the two was changed, or they were reordered.',
          leaf,
        )
      const broken = (await sealedPart(leaf, source.sealed, lost, report)) ?? follow(leaf, report)
      if (broken) return wrong(...broken, leaf)
      if (leaf.act === 'governance.expunge')
        for (const { t, id, b, a } of leaf.st ?? []) if (a === nothing && Number(id) < n) gone.set(`${t} ${id}`, b)
      if (report.ts && Date.parse(report.ts) - Date.parse(leaf.ts) > minutesBack * 60_000)
        report.warnings.push(`The clock went back before event ${n} (${leaf.ts}).`)
      report.ts = leaf.ts
    }
    report.head = hash
    report.events += 1
    tree.add(Buffer.from(hash, 'hex'))
    return undefined
  }

  report.first = await heads()
  for await (const rows of report.first ? [] : source.rows()) {
    for (const row of rows) {
      report.first = await event(row)
      if (!report.first && !report.cannotTell) report.first = await heads()
      if (report.first || report.cannotTell) return report
    }
  }
  for (const [seq, hash] of report.redacted)
    if (gone.get(`leaf ${seq}`) !== hash)
      report.findings.push({
        seq,
        check: 'redacted',
        what: `The text of event ${seq} is gone, and no governance.expunge event says that it was destroyed.`,
      })
  for (const [seq, sc] of lost)
    if (gone.get(`sealed ${seq}`) !== sc)
      report.findings.push({
        seq,
        check: 'sealed',
        what: `Event ${seq} has lost its sealed part, and no governance.expunge event says that it was destroyed.`,
      })
  await beyond(source, kept, report)
  return report
}

/** A checkpoint’s text where it holds, else why it does not. @param {string} note @param {Tree} tree @param {import('./note.js').Signatory[]} keys @param {Report} report */
function checkpoint(note, tree, keys, report) {
  try {
    const { text, checkpoint: said, log, witnesses } = openCheckpoint(note, keys)
    if (said.size !== tree.size) throw new Refused(`its text speaks of ${said.size} events`)
    if (report.origin !== '' && said.origin !== report.origin) throw new Refused(`it is of another log, ${said.origin}`)
    if (keys.some(({ type }) => type === 1) && log.length === 0) throw new Refused('the log’s key did not sign it')
    if (said.root !== tree.root()) throw new Refused('its root is not that of these events')
    report.origin = said.origin
    report.checkpoints += 1
    if (log.length > 0) report.signed += 1
    if (witnesses.length > 0) report.witnessed = tree.size
    return text
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** Takes up what came back from outside; why not, where a known witness’s signature in it does not fit. @param {any} row @param {string | undefined} text @param {import('./note.js').Signatory[]} keys @param {Report} report */
function receipt({ size, sink, receipt: answer }, text, keys, report) {
  if (text === undefined) return 'there is no checkpoint of that size'
  const lines = String(answer)
    .split('\n')
    .filter((line) => line.startsWith('\u2014 '))
  try {
    if (signers(text, lines, keys).witnesses.length > 0) report.witnessed = size
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
  report.sinks.set(sink, size)
  return undefined
}

/** @param {Leaf} leaf @param {Cursor | undefined} cursor @param {Map<number, string>} lost @param {Report} report @returns {Promise<[string, string] | undefined>} */
async function sealedPart({ seq, sc }, cursor, lost, report) {
  /** @type {Sealed | undefined} */
  const row = await cursor?.peek()
  const there = row?.seq === seq
  if (there) cursor?.take()
  if (sc === nothing) return there ? ['sealed', 'has a sealed part that it was written without.'] : undefined
  if (!there || !row) return void (cursor && lost.set(seq, sc))
  if (row.locked) return void (report.locked += 1)
  if (typeof row.body === 'string' && typeof row.salt === 'string' && commitment(row.salt, row.body) === sc)
    return undefined
  return ['sealed', 'has a sealed part that was changed or belongs to another event.']
}

/** Takes up what an event says of records: each begins where the last event about the same thing ended. @param {Leaf} leaf @param {Report} report @returns {[string, string] | undefined} */
function follow({ st, act, seq }, { known, lastRedacted }) {
  for (const { t, id, b, a } of st ?? []) {
    if (act === 'governance.expunge' && (t === 'leaf' || t === 'sealed')) continue
    const key = `${t} ${id}`
    const last = known.get(key)
    known.set(key, { hash: a, seq })
    const fits = (last?.hash ?? nothing) === b || lastRedacted > (last?.seq ?? -1)
    if (t === 'entry' || t.startsWith('part:')) {
      const destroys =
        a === nothing && (act === 'governance.expunge' || (act === 'identity.destroyed' && t !== 'entry'))
      if (!fits || (b !== nothing && !destroys))
        return ['record', `changes entry ${id}, which stood on record and can’t change.`]
    } else if (!fits) return ['record', `found ${t} ${id} changed behind the application’s back since its last event.`]
  }
  return undefined
}

/** What speaks of more events than there are. @param {Source} source @param {Anchor[]} kept @param {Report} report */
async function beyond({ checkpoints, anchors, sealed }, kept, { events, findings }) {
  const gone = (/** @type {number} */ size) => `the last ${size - events} are missing`
  for (const { size, name } of kept)
    findings.push({
      seq: events,
      check: 'anchor',
      what: `The log has ${events} events; ${name} was kept of ${size}: ${gone(size)}.`,
    })
  const checkpoint = await checkpoints.peek()
  if (checkpoint)
    findings.push({
      seq: events,
      check: 'checkpoint',
      what: `The log has ${events} events, and a checkpoint of ${checkpoint.size}: ${gone(checkpoint.size)}.`,
    })
  const anchor = await anchors.peek()
  if (anchor)
    findings.push({
      seq: events,
      check: 'receipt',
      what: `The log has ${events} events; ${anchor.sink} answered for ${anchor.size}: ${gone(anchor.size)}.`,
    })
  const part = await sealed?.peek()
  if (part)
    findings.push({
      seq: part.seq,
      check: 'sealed',
      what: `There is a sealed part of event ${part.seq}, and no such event.`,
    })
  for (const cursor of [checkpoints, anchors, sealed])
    if (cursor?.broken) findings.push({ check: 'file', what: cursor.broken })
}

/** The finding at the smallest event; those without one come last. @param {Finding[]} findings */
export const firstOf = (findings) => [...findings].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity))[0]
