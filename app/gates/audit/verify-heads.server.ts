import type { ReadRecords } from '#db/records/records.ts'
import type { CheckpointRow } from '#db/records/checkpoint-records.ts'
import { partReceipt } from '#app/keys/began-anew.server.ts'
import { NoteRefused, noteTypes, openNote, readCheckpoint, readVkey } from '#app/keys/note.server.ts'
import type { Signatory } from '#app/keys/note.server.ts'
import type { Leaf } from './leaf.ts'
import { noLeaves, rootOf, withLeaf } from './tree.server.ts'
import type { Finding } from './verify-log.server.ts'

const page = 500

/** Checks the signed heads of a log while somebody walks its leaves from the first. */
export interface HeadsWalk {
  /** Takes the next leaf, undefined where its text was destroyed, and compares the root where a head of that size was signed. */
  next(leaf: Leaf | undefined, hash: string): Promise<Finding | undefined>
  /** After the last leaf: heads of more events than there are, signatures, and what came back from outside. */
  end(): Promise<Finding | undefined>
}

/** Every signed head must be that of the log as it stands, and signed by a key that the log names. */
export function walkHeads(records: ReadRecords): HeadsWalk {
  const keys: { signers: Signatory[]; witnesses: Signatory[] } = { signers: [], witnesses: [] }
  const heads = headsIn(records)
  let frontier = noLeaves
  let upcoming: CheckpointRow | undefined
  let begun = false
  return {
    next: async (leaf, hash) => {
      const broken = leaf && named(keys, leaf)
      if (broken) return { seq: leaf.seq, what: broken }
      frontier = withLeaf(frontier, hash).frontier
      while (!begun || (upcoming && upcoming.size < frontier.size)) {
        upcoming = (await heads.next()).value
        begun = true
      }
      if (upcoming?.size !== frontier.size) return undefined
      return rootOf(frontier) === rootIn(upcoming) ? undefined : rewritten(upcoming)
    },
    end: async () => {
      for await (const row of headsIn(records)) {
        const broken = headBroken(row, frontier.size, keys.signers)
        if (broken) return broken
      }
      return receiptsBroken(records, keys.witnesses)
    },
  }
}

/** Every signed head, the smallest first. */
async function* headsIn({ checkpoints }: ReadRecords): AsyncGenerator<CheckpointRow, undefined> {
  for (let size = -1; ;) {
    const rows = await checkpoints.after({ size, limit: page })
    yield* rows
    const last = rows.at(-1)
    if (!last) return undefined
    size = last.size
  }
}

function named(keys: { signers: Signatory[]; witnesses: Signatory[] }, { act, seq, obj }: Leaf): string | undefined {
  if (act !== 'system.signerNamed' && act !== 'system.witnessNamed') return undefined
  try {
    const who = readVkey(obj.id)
    const witness = act === 'system.witnessNamed'
    if ((who.type === noteTypes.witness) !== witness)
      return `Event ${seq} names a key ${witness ? 'of a log as that of a witness' : 'of a witness as that of the log'}.`
    keys[witness ? 'witnesses' : 'signers'].push(who)
    return undefined
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error
    return `Event ${seq} names a key that can’t be read.`
  }
}

const rootIn = ({ note }: CheckpointRow): string | undefined => {
  try {
    return readCheckpoint(note).root
  } catch (error) {
    if (error instanceof NoteRefused) return undefined
    throw error
  }
}

const rewritten = ({ size, at }: CheckpointRow): Finding => ({
  seq: size - 1,
  what: `The first ${size} events are not those whose head was signed on ${at}: the log was rewritten since.`,
})

function headBroken({ size, note }: CheckpointRow, events: number, signers: readonly Signatory[]): Finding | undefined {
  if (size > events)
    return {
      seq: events,
      what: `A head over ${size} events was signed, and the log has ${events}: the last ${size - events} are gone.`,
    }
  try {
    const head = readCheckpoint(openNote(note, signers).text)
    return head.size === size ? undefined : { what: `The signed head over ${size} events is about ${head.size}.` }
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error
    return { what: `The head over ${size} events is not signed by a key that the log names. ${error.message}` }
  }
}

/** What a witness gave back must be its signature of that very head. */
async function receiptsBroken(records: ReadRecords, witnesses: readonly Signatory[]): Promise<Finding | undefined> {
  for (let size = -1; ;) {
    const anchors = await records.checkpoints.anchorsAfter({ size, limit: page })
    for (const { size: of, sink, receipt } of anchors) {
      if (!receipt.startsWith('\u2014')) continue
      const [row] = await records.checkpoints.after({ size: of - 1, limit: 1 })
      try {
        openNote(`${row?.note ?? ''}${partReceipt(receipt).rest}`, witnesses)
      } catch (error) {
        if (!(error instanceof NoteRefused)) throw error
        return { what: `What ${sink} gave back for the head over ${of} events does not fit it. ${error.message}` }
      }
    }
    const last = anchors.at(-1)
    if (!last) return undefined
    size = last.size
  }
}
