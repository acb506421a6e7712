// @ts-check
import { asLeaf, commitment, isCanonical, isObject, parsed, printable } from './leaf.js'
import { Refused, exact, openCheckpoint } from './note.js'
import { isIncluded, leafHash } from './tree.js'

/* The proof that one event stands in a log: c2sp.org/tlog-proof. */

/** @param {string} text */
function readProof(text) {
  const cut = text.indexOf('\n\n')
  const [title, ...head] = text.slice(0, Math.max(cut, 0)).split('\n')
  const [, carried] = /^extra (\S+)$/.exec(head[0] ?? '') ?? []
  if (carried !== undefined) head.shift()
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(head[0] ?? '') ?? []
  const path = head.slice(1).map((line) => exact(line))
  if (title !== 'c2sp.org/tlog-proof@v1' || index === undefined || path.some((one) => one?.length !== 32))
    throw new Refused('This is no proof of an event (c2sp.org/tlog-proof@v1).')
  const carries = carried === undefined ? undefined : exact(carried)?.toString('latin1')
  return { index: Number(index), path: path.flatMap((one) => one ?? []), note: text.slice(cut + 2), carries }
}

/**
 * The event's text is the one beside the proof, else the one that the proof carries.
 * @param {{ proof: string, event?: string, sealed?: string, keys: import('./note.js').Signatory[], anchors: import('./walk.js').Anchor[] }} given
 * @returns {{ result: 'ok' | 'tampered' | 'cannot tell', seq?: number, check?: string, what: string }}
 */
export function verifyProof({ proof, event, sealed, keys, anchors }) {
  const { index: seq, path, note, carries } = readProof(proof)
  /** @param {string} check @param {string} what */
  const wrong = (check, what) => /** @type {const} */ ({ result: 'tampered', seq, check, what })
  const body = event?.replace(/\n$/, '') ?? carries
  if (body === undefined) throw new Refused('This proof carries no event: give its text with --event.')
  try {
    const { checkpoint, log, witnesses } = openCheckpoint(note, keys)
    const { origin, size, root } = checkpoint
    if (!isIncluded(leafHash(body), seq, size, path, root))
      return wrong(
        'inclusion',
        `This text is not event ${seq} of the log ${origin} with ${size} events: it, the proof or the checkpoint was changed.`,
      )
    const value = printable.test(body) ? asLeaf(parsed(body)) : undefined
    if (value && (value.seq !== seq || !isCanonical(value, body)))
      return wrong('place', `The event calls itself ${value.seq}, and the proof is about ${seq}.`)
    if (sealed !== undefined) {
      const opened = parsed(sealed)
      const { body: text, salt } = isObject(opened) ? opened : {}
      if (!value || typeof text !== 'string' || typeof salt !== 'string' || commitment(salt, text) !== value.sc)
        return wrong('sealed', `What was given as sealed in event ${seq} is not what it was written with.`)
    }
    const by = [
      ...log,
      ...witnesses.map((one) => `${one.name} (${one.at})`),
      ...anchors.filter((one) => one.size === size && one.root === root).map(({ name }) => name),
    ]
    const says = value ? ` (${value.act}, ${value.ts})` : ''
    const what = `This text is event ${seq}${says} of the log ${origin}, among its first ${size}.`
    if (by.length === 0)
      return {
        result: 'cannot tell',
        what: `${what} But nobody whose key or checkpoint you gave says that this is the log: give --vkey or --anchor.`,
      }
    return { result: 'ok', what: `${what} So say ${by.join(', ')}.` }
  } catch (error) {
    if (error instanceof Refused)
      return wrong('checkpoint', `The checkpoint in this proof does not hold: ${error.message}.`)
    throw error
  }
}
