import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import { namedKeys } from '../gates/audit/proof-state.server.ts'
import { toKeep } from '../gates/audit/witness-receipt.server.ts'
import { command } from '../gates/command.ts'

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
    const { receipt: kept, anew } = await toKeep(records, { sink, receipt, vkey })
    await records.write.addAnchor({ size, sink, receipt: kept, at: now })
    const left: AuditEvent = { act: 'system.checkpointAnchored', object: { t: 'anchor', id: sink, count: size } }
    const known = vkey === undefined || (await namedKeys(records, 'system.witnessNamed')).includes(vkey)
    const named: AuditEvent = { act: 'system.witnessNamed', object: { t: 'vkey', id: vkey ?? '' } }
    return { result: null, events: [left, ...(known ? [] : [named]), ...(anew ? [anew] : [])] }
  },
})

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
