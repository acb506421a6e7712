import { z } from 'zod'
import type { ReadRecords } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import { readLeaf } from '../gates/audit/leaf.ts'
import { namedKeys } from '../gates/audit/proof-state.server.ts'
import { command } from '../gates/command.ts'
import { partReceipt, readAnew } from '../keys/began-anew.server.ts'
import { sha256 } from '../keys/digest.server.ts'
import { readVkey } from '../keys/note.server.ts'

/**
 * Keeps where a signed head of the log is known outside, and what came back. A witness is named in the log once, and so is that it
 * began anew.
 */
export const keepAnchor = command({
  name: 'keepAnchor',
  input: z.object({
    size: z.int().min(0),
    sink: z.string().max(80),
    receipt: z.string().max(8_000),
    vkey: z.string().max(400).optional(),
  }),
  permission: 'case.system',
  handle: async ({ input: { size, sink, receipt, vkey }, records, now }) => {
    const [there] = await records.checkpoints.after({ size: size - 1, limit: 1 })
    if (there?.size !== size) throw new RuleBroken('There is no signed head of that many events.', 'checkpoint')
    const { note, rest } = partReceipt(receipt)
    const anew = note && vkey ? await beganAnew(records, sink, note, vkey) : undefined
    await records.write.addAnchor({ size, sink, receipt: anew ? receipt : rest, at: now })
    const left: AuditEvent = { act: 'system.checkpointAnchored', object: { t: 'anchor', id: sink, count: size } }
    const known = vkey === undefined || (await namedKeys(records, 'system.witnessNamed')).includes(vkey)
    const named: AuditEvent = { act: 'system.witnessNamed', object: { t: 'vkey', id: vkey ?? '' } }
    return { result: null, events: [left, ...(known ? [] : [named]), ...(anew ? [anew] : [])] }
  },
})

/** The event that a witness began anew with this log; undefined where the log says so already. */
async function beganAnew(
  { audit }: Pick<ReadRecords, 'audit'>,
  sink: string,
  note: string,
  vkey: string,
): Promise<AuditEvent | undefined> {
  const { size, had, event } = readAnew(note, [readVkey(vkey)])
  const section = `had seen ${had.size} events, by event ${event}; ${sha256(note)}`
  const act = 'system.witnessBeganAnew'
  const [last] = await audit.search({ act, objectId: sink, limit: 1 })
  if (last && readLeaf(last.body)?.obj.sec === section) return undefined
  return { act, object: { t: 'anchor', id: sink, section, count: size } }
}

/**
 * Puts on record that a place outside did not take the log's head. What it said may name people, and is sealed.
 */
export const noteAnchorRefused = command({
  name: 'noteAnchorRefused',
  input: z.object({ sink: z.string().min(1).max(80), why: z.string().max(1_000) }),
  permission: 'case.system',
  handle: ({ input: { sink, why } }) => {
    const object = { t: 'anchor', id: sink }
    const event: AuditEvent = { act: 'system.anchorRefused', object, outcome: 'error', sealed: { why } }
    return Promise.resolve({ result: null, events: [event] })
  },
})
