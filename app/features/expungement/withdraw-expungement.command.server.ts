import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { folderToKeep, waitingRequest } from '#app/gates/record-keeping.server.ts'
import { withdrawExpungementInput } from './expungement-designs.ts'

/** Ends a request to destroy a case: it is kept. */
export const withdrawExpungement = command({
  name: 'withdrawExpungement',
  input: withdrawExpungementInput,
  permission: 'expunge.withdraw',
  handle: async (work) => {
    const { input, actor, records, now, newSalt } = work
    const file = await folderToKeep(work, 'expunge.withdraw', input.caseId)
    const waiting = waitingRequest(await records.destruction.requestsOf(file.id))
    if (!waiting) throw new RuleBroken('Nobody asks any more that this case be destroyed.', 'a request that waits')
    const decided = { outcome: 'withdrawn' as const, decidedBy: actor.id, decidedAt: now, salt: newSalt() }
    await records.write.saveRequest({ ...waiting, ...decided })
    return {
      result: { caseId: file.id },
      events: [
        {
          act: 'governance.expungeWithdrawn',
          object: { t: 'case', id: file.id },
          sealed: { reason: input.reason },
          rows: [{ t: 'recordRequest', id: waiting.id }],
        },
      ],
    }
  },
})
