import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { eventProof } from '#app/gates/audit/event-proof.server.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import { saysWhoReported } from '#app/policy/in-sight.ts'

const seq = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(-1)

/**
 * One event as a file that proves, to whoever holds the log's key or a head that was kept, that it stands in the log, and
 * shows no other. Of a case out of sight, or where the event says who reported, there is none.
 */
export const eventProofFile = query({
  name: 'eventProofFile',
  input: z.looseObject({ seq }),
  permission: 'audit.read',
  act: 'audit.exported',
  load: async ({ input, records, calendar, now, actor }) => {
    const [row] = input.seq < 0 ? [] : await records.audit.leaves({ from: input.seq, limit: 1 })
    const leaf = row && readLeaf(row.body)
    if (!leaf) throw new NotPermitted('no such event')
    const { obj } = leaf
    const today = localOf(now, calendar.zone).day
    if (obj.t === 'case' && !(await records.index.numbersInSight(actor.id, [obj.id], today)).has(obj.id))
      throw new NotPermitted('an event of a case out of sight')
    if (saysWhoReported(leaf)) throw new NotPermitted('an event that says who reported')
    const text = await eventProof(records, row)
    if (text === undefined) throw new NotPermitted('no signed head has the event')
    return { seq: row.seq, text }
  },
  redact: ({ seq, text }) => ({ name: `event-${seq}.tlog-proof`, mediaType: 'text/plain', bytes: text }),
  shown: ({ seq }) => ({ sections: [`proof of event ${seq}`], count: 1 }),
})
