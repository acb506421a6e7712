import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import { rootAt } from '../gates/audit/log-tree.server.ts'
import { namedKeys } from '../gates/audit/proof-state.server.ts'
import { signedHead } from '../gates/audit/signed-head.server.ts'
import { command } from '../gates/command.ts'

const vkey = z.string().max(400)
const note = z.string().max(8_000)

/**
 * Keeps a signed head of the log: only one that the named key signed, and that is the head of this very log. A key that
 * was not named before is named in the log, so that whoever verifies it sees since when it counts.
 */
export const keepCheckpoint = command({
  name: 'keepCheckpoint',
  input: z.object({ note, vkey }),
  permission: 'case.system',
  handle: async ({ input, records, now }) => {
    const { size, root } = signedHead(input.note, input.vkey)
    const { size: all } = await records.audit.head()
    if (size > all || root !== (await rootAt(records, size)))
      throw new RuleBroken('What was signed is not the head of this log.', 'checkpoint')
    await records.write.addCheckpoint({ size, note: input.note, at: now })
    const signed: AuditEvent = { act: 'system.checkpointSigned', object: { t: 'checkpoint', id: root, count: size } }
    const [known] = await namedKeys(records, 'system.signerNamed')
    const named: AuditEvent = { act: 'system.signerNamed', object: { t: 'vkey', id: input.vkey } }
    return { result: { size }, events: known === input.vkey ? [signed] : [signed, named] }
  },
})

/** Puts on record that the signer refused the log's head, and why: somebody has to look, and nothing else says so. */
export const noteCheckpointRefused = command({
  name: 'noteCheckpointRefused',
  input: z.object({ size: z.int().min(0), why: z.string().max(300) }),
  permission: 'case.system',
  handle: ({ input }) =>
    Promise.resolve({
      result: null,
      events: [
        {
          act: 'system.checkpointRefused',
          object: { t: 'database', id: 'audit', count: input.size },
          outcome: 'error' as const,
          why: input.why,
        },
      ],
    }),
})
