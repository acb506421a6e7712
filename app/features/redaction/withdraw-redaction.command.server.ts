import { command } from '#app/gates/command.ts'
import { destroyedBy, waitingRedaction } from './destroyed-case.server.ts'
import { withdrawRedactionInput } from './redaction-designs.ts'

/** Ends a request to destroy the log's texts about a destroyed case: they are kept. */
export const withdrawRedaction = command({
  name: 'withdrawRedaction',
  input: withdrawRedactionInput,
  permission: 'redact.withdraw',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const { caseId } = await destroyedBy(records, input.requestId)
    const waiting = await waitingRedaction(records, caseId)
    const decided = { outcome: 'withdrawn' as const, decidedBy: actor.id, decidedAt: now, salt: newSalt() }
    await records.write.saveRequest({ ...waiting, ...decided })
    return {
      result: { requestId: input.requestId },
      events: [
        {
          act: 'governance.redactWithdrawn',
          object: { t: 'case', id: caseId },
          sealed: { reason: input.reason },
          rows: [{ t: 'recordRequest', id: waiting.id }],
        },
      ],
    }
  },
})
