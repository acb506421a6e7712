// @ts-check
import { asLeaf, commitment, isCanonical, isNewer, nothing, parsed, printable, redacted } from './leaf.js'
import { Refused, exact, openCheckpoint, signers } from './note.js'
import { Tree, leafHash } from './tree.js'

/**
 * @typedef {import('./leaf.js').Leaf} Leaf
 * @typedef {import('./note.js').Signatory[]} Keys
 * @typedef {{ seq?: number, check: string, what: string }} Finding
 * @typedef {{ name: string, size: number, root?: string, hash?: string }} Anchor `root` of a note, or `hash` of its last event
 * @typedef {{ body: string, hash?: string, seq?: number }} Row as stored; a bundle has only the text
 * @typedef {{ peek(): Promise<any>, take(): void, broken: string }} Cursor in order; ends at what can’t be read
 * @typedef {{ rows(): AsyncIterable<Row[]>, sealed: Cursor | undefined, checkpoints: Cursor, anchors: Cursor }} Source
 */

const millisecondsBack = 5 * 60_000

/** @param {string} check @param {string} what @param {number} [seq] @returns {Finding} */
export const fault = (check, what, seq) => ({ ...(seq === undefined ? {} : { seq }), check, what })

/** The finding at the smallest event; those without one come last. @param {Finding[]} findings */
export const firstOf = (findings) => [...findings].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity))[0]

/**
 * A log, read once from its first event to the first thing that does not fit. What can be judged only at the end (a log
 * that ends too early, a text destroyed without an event that says so) stands in `findings`.
 */
export class Walk {
  events = 0
  head = nothing
  origin = ''
  /** @type {string | undefined} */
  cannotTell
  /** @type {string[]} */
  warnings = []
  /** @type {Finding[]} */
  findings = []
  /** The last commitment to each record, and by which event. @type {Map<string, { hash: string, seq: number }>} */
  known = new Map()
  /** Hashes of events without a text, and commitments to sealed parts that are not there. @type {Map<string, string>} */
  missing = new Map()
  /** What governance.expunge events say is gone, as in `missing`. @type {Map<string, string>} */
  destroyed = new Map()
  lastRedacted = -1
  /** Records that began elsewhere than they ended, behind a redacted event: they must be gone. @type {Map<string, number>} */
  excused = new Map()
  /** How many there are, or up to which event. */
  seen = { redacted: 0, locked: 0, checkpoints: 0, signed: 0, witnessed: 0, kept: 0 }
  #tree = new Tree()
  #good = 0
  /** Roots of the checkpoints that fit, by their size. @type {Map<number, string>} */
  #roots = new Map()
  #last = 0

  /** @param {Source} source @param {Keys} keys @param {Anchor[]} anchors */
  constructor(source, keys, anchors) {
    this.source = source
    this.keys = keys
    this.kept = [...anchors].sort((a, b) => a.size - b.size)
  }

  /** Reads all of it; the first thing that does not fit, if there is one. @returns {Promise<Finding | undefined>} */
  async read() {
    let found = await this.#heads()
    if (found) return found
    for await (const rows of this.source.rows())
      for (const row of rows) {
        found = await this.#event(row)
        if (!found && !this.cannotTell) found = await this.#heads()
        if (found || this.cannotTell) return found
      }
    for (const [key, hash] of this.missing) {
      const [what, seq] = key.split(' ')
      if (this.destroyed.get(key) === hash) continue
      const part = what === 'leaf' ? 'text' : 'sealed part'
      this.#later(
        what === 'leaf' ? 'redacted' : 'sealed',
        `The ${part} of event ${seq} is gone, and no event says that it was destroyed.`,
        Number(seq),
      )
    }
    for (const [key, seq] of this.excused)
      if (this.known.get(key)?.hash !== nothing)
        this.#later('record', `Event ${seq} found ${key} other than its last event left it, and it is not gone.`, seq)
    await this.#beyond()
    return undefined
  }

  /** @param {[string, string, number?]} found */
  #later = (...found) => void this.findings.push(fault(...found))

  /** What speaks of exactly the events that were read. @returns {Promise<Finding | undefined>} */
  async #heads() {
    const { source, kept, seen } = this
    const { size } = this.#tree
    for (; kept[0]?.size === size; kept.shift()) {
      const { name, root, hash } = kept[0]
      if (root === undefined ? hash === this.head : root === this.#tree.root()) seen.kept = size
      else
        this.#later(
          'anchor',
          `The first ${size} events are not those of which ${name} was kept: the log was written again from event ${seen.kept} on, or later.`,
          seen.kept,
        )
    }
    let text
    if ((await source.checkpoints.peek())?.size === size) {
      try {
        text = this.#checkpoint((await source.checkpoints.peek()).note)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return fault(
          'checkpoint',
          `The checkpoint of ${size} events does not hold: ${error.message}. Events ${this.#good} to ${Math.max(this.#good, size - 1)} are those that it is about.`,
          this.#good,
        )
      }
      this.#good = size
      source.checkpoints.take()
    }
    for (let row = await source.anchors.peek(); row?.size === size; row = await source.anchors.peek()) {
      this.#receipt(row, text)
      source.anchors.take()
    }
    return undefined
  }

  /** A checkpoint’s text; throws where it does not hold. @param {string} note */
  #checkpoint(note) {
    const { text, checkpoint, log, witnesses } = openCheckpoint(note, this.keys)
    const { origin, size, root } = checkpoint
    if (size !== this.#tree.size) throw new Refused(`its text speaks of ${size} events`)
    if (this.origin !== '' && origin !== this.origin) throw new Refused(`it is of another log, ${origin}`)
    if (this.keys.some(({ type }) => type === 1) && log.length === 0) throw new Refused('the log’s key did not sign it')
    if (root !== this.#tree.root()) throw new Refused('its root is not that of these events')
    this.origin = origin
    this.#roots.set(size, root)
    this.seen.checkpoints += 1
    if (log.length > 0) this.seen.signed += 1
    if (witnesses.length > 0) this.seen.witnessed = size
    return text
  }

  /** What came back from outside for a checkpoint. @param {any} row @param {string | undefined} text */
  #receipt({ size, sink, receipt }, text) {
    try {
      if (text === undefined) throw new Refused('there is no checkpoint of that size')
      const lines = receipt.split('\n').filter((/** @type {string} */ line) => line.startsWith('\u2014 '))
      if (signers(text, lines, this.keys).witnesses.length > 0) this.seen.witnessed = size
      for (const line of receipt.split('\n')) if (line.startsWith('began-anew ')) this.#anew(line)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#later('receipt', `What ${sink} answered for ${size} events does not hold: ${error.message}.`)
    }
  }

  /** A witness that says that it forgot, and goes on from one of these heads. @param {string} line */
  #anew(line) {
    const note = exact(line.slice('began-anew '.length))?.toString('utf8') ?? ''
    const { text, checkpoint, witnesses } = openCheckpoint(note, this.keys)
    if (witnesses.length === 0) return
    const { origin, size, root } = checkpoint
    const [, had, event] =
      /^(?:[^\n]*\n){3}began-anew (0|[1-9]\d{0,15}) [A-Za-z0-9+/]{43}= (0|[1-9]\d{0,15})\n$/.exec(text) ?? []
    if (had === undefined || origin !== this.origin || this.#roots.get(size) !== root)
      throw new Refused('it began anew from a head that is none of this log')
    this.warnings.push(
      `The witness ${witnesses[0]?.name} began anew at ${size} events, because of event ${event}. Before that it had seen ${had}: what it signed then shows what is gone.`,
    )
  }

  /** @param {Row} row @returns {Promise<Finding | undefined>} */
  async #event({ body, hash: stored, seq }) {
    const n = this.events
    const wrong = (/** @type {string} */ check, /** @type {string} */ what) => fault(check, `Event ${n} ${what}`, n)
    if (seq !== undefined && seq !== n) return wrong('place', `is missing: the next one is ${seq}.`)
    const gone = redacted(body)
    const digest = gone ? Buffer.from(gone, 'hex') : leafHash(body)
    const hash = digest.toString('hex')
    if (stored !== undefined && stored !== hash)
      return wrong('hash', 'was changed after it was written: its text no longer fits its hash.')
    const part = await this.source.sealed?.peek()
    const sealed = part?.seq === n ? part : undefined
    if (gone) {
      this.missing.set(`leaf ${n}`, gone)
      this.seen.redacted += 1
      this.lastRedacted = n
    } else {
      const value = printable.test(body) ? parsed(body) : undefined
      if (isNewer(value))
        return void (this.cannotTell = `Event ${n} was written by a later version than this verifier knows.`)
      const leaf = asLeaf(value)
      if (!leaf) return wrong('schema', 'is not an event as Offramp writes them.')
      const found = this.#leaf(leaf, body) ?? this.#sealed(leaf, sealed) ?? this.#records(leaf)
      if (found) return fault(found[0], `Event ${n} (${leaf.act}, ${leaf.ts}) ${found[1]}`, n)
    }
    if (sealed) this.source.sealed?.take()
    this.head = hash
    this.events += 1
    this.#tree.add(digest)
    return undefined
  }

  /** @param {Leaf} leaf @param {string} body @returns {[string, string] | undefined} */
  #leaf(leaf, body) {
    const { seq, prev, ts, act, obj } = leaf
    if (!isCanonical(leaf, body)) return ['canonical', 'is not in canonical form: its text was rewritten.']
    if (seq !== this.events)
      return [
        'place',
        `stands in the place of event ${this.events}, and calls itself ${seq}: one was removed, added or moved.`,
      ]
    if (prev !== this.head)
      return ['chain', 'does not follow from the event before it: one of the two was changed, or they were reordered.']
    const now = Date.parse(ts)
    if (this.#last - now > millisecondsBack) this.warnings.push(`The clock went back before event ${seq} (${ts}).`)
    this.#last = now
    if (act === 'system.signerNamed' && this.keys.length > 0 && !this.keys.some(({ vkey }) => vkey === obj.id))
      this.warnings.push(`Event ${seq} names a public key of the log that is none of those asked: ${obj.id}.`)
    return undefined
  }

  /** @param {Leaf} leaf @param {any} part @returns {[string, string] | undefined} */
  #sealed({ seq, sc }, part) {
    if (sc === nothing) return part ? ['sealed', 'has a sealed part that it was written without.'] : undefined
    if (!part) return void (this.source.sealed && this.missing.set(`sealed ${seq}`, sc))
    if (part.locked) return void (this.seen.locked += 1)
    const fits =
      typeof part.body === 'string' && typeof part.salt === 'string' && commitment(part.salt, part.body) === sc
    return fits ? undefined : ['sealed', 'has a sealed part that was changed or belongs to another event.']
  }

  /** What an event says of records: each begins where the last event about the same thing ended. @param {Leaf} leaf @returns {[string, string] | undefined} */
  #records({ st = [], act, seq }) {
    for (const { t, id, b, a } of st) {
      if (act === 'governance.expunge' && (t === 'leaf' || t === 'sealed')) {
        if (a === nothing) this.destroyed.set(`${t} ${id}`, b)
        continue
      }
      const last = this.known.get(`${t} ${id}`)
      const follows = (last?.hash ?? nothing) === b
      const fits = follows || this.lastRedacted > (last?.seq ?? -1)
      if (!follows && !this.excused.has(`${t} ${id}`)) this.excused.set(`${t} ${id}`, seq)
      const stays = t === 'entry' || t.startsWith('part:')
      const ends = a === nothing && (act === 'governance.expunge' || (act === 'identity.destroyed' && t !== 'entry'))
      if (!fits || (stays && b !== nothing && !ends))
        return [
          'record',
          `found ${t} ${id} other than its last event left it${stays ? ', or changed what can’t change' : ''}.`,
        ]
      this.known.set(`${t} ${id}`, { hash: a, seq })
    }
    return undefined
  }

  /** What speaks of more events than there are. */
  async #beyond() {
    const { events, source } = this
    const { checkpoints, anchors, sealed } = source
    const of = (/** @type {string} */ check, /** @type {string} */ who, /** @type {number} */ size) =>
      this.#later(
        check,
        `The log has ${events} events, and ${who} speaks of ${size}: the last ${size - events} are missing.`,
        events,
      )
    for (const { size, name } of this.kept) of('anchor', name, size)
    const [checkpoint, anchor, part] = [await checkpoints.peek(), await anchors.peek(), await sealed?.peek()]
    if (checkpoint) of('checkpoint', 'a checkpoint', checkpoint.size)
    if (anchor) of('receipt', anchor.sink, anchor.size)
    if (part) this.#later('sealed', `There is a sealed part of event ${part.seq}, and no such event.`, part.seq)
    for (const cursor of [checkpoints, anchors, sealed]) if (cursor?.broken) this.#later('file', cursor.broken)
  }
}
