import { whyNotConfirm } from '#app/domain/destruction.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { localOf } from '#app/domain/time.ts'
import { sameNumber } from '#app/domain/typed-number.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { may } from '#app/policy/may.ts'
import { destroyedBy, waitingRedaction } from './destroyed-case.server.ts'
import { confirmRedactionInput } from './redaction-designs.ts'

/**
 * Destroys the texts of what the log says of a destroyed case, which somebody else asked for. Each event keeps its place and
 * its hash, so that the log is proved as before.
 */
export const confirmRedaction = command({
  name: 'confirmRedaction',
  input: confirmRedactionInput,
  permission: 'redact.confirm',
  handle: async ({ input, actor, records, now, newSalt, calendar, expunging }) => {
    const { caseId, series } = await destroyedBy(records, input.requestId)
    const waiting = await waitingRedaction(records, caseId)
    const early = whyNotConfirm(waiting, { userId: actor.id, now })
    if (early) throw new RuleBroken(early, 'two people and some days')
    const today = localOf(now, calendar.zone).day
    const asker = await records.users.actor(waiting.askedBy, today, now)
    if (!asker || !may(asker, 'redact.ask', null, today).allow)
      throw new RuleBroken('Whoever asked for this may not ask any more. Keep the texts, and ask anew.', 'asker')
    if (!sameNumber(input.reference, waiting.reference))
      throw new InputRefused({ reference: 'This is not the number of the order.' }, input)
    const leaves = await expunging.leaves(caseId)
    if (leaves === 0) throw new RuleBroken('No text is left to destroy.', 'texts that are there')
    const done = { outcome: 'confirmed', decidedBy: actor.id, decidedAt: now, salt: newSalt() } as const
    await records.write.saveRequest({ ...waiting, ...done, series, counts: JSON.stringify({ leaves }) })
    await records.write.queueOutbox({ id: waiting.id, topic: 'settle', caseId: null, at: now })
    return {
      result: { requestId: input.requestId },
      events: [
        {
          act: 'governance.expunge',
          object: { t: 'case', id: caseId, section: 'texts of the log', count: leaves },
          why: `rule:${waiting.basis}`,
          rows: [{ t: 'recordRequest', id: waiting.id }],
        },
      ],
    }
  },
})
