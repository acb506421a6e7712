import { RuleBroken } from '../domain/errors.ts'
import type { Job } from './register.server.ts'
import { suspendConcerned } from './close-account.command.server.ts'

const atOnce = 20

/** A user who becomes the concern of a case loses account and sessions within a minute: this job runs often. */
export const closeAccounts: Job = {
  name: 'close accounts',
  often: true,
  run: async ({ runtime, asking }) => {
    const waiting = await runtime.store.read((records) => records.outbox.waiting('close account', atOnce))
    let closed = 0
    for (const { id, caseId } of waiting) {
      try {
        await runtime.run(suspendConcerned, { caseId: caseId ?? '', recusalId: id }, asking)
        closed += 1
      } catch (error) {
        if (!RuleBroken.is(error)) throw error
        // Not the concern any more: there is nothing to close.
        await runtime.store.write((records) => records.write.takeOutbox([id]))
      }
    }
    return closed
  },
}
