import { confirmableFrom } from '#app/domain/destruction.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { instantAt, localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { destroyedBy, redactionWaiting } from './destroyed-case.server.ts'
import { askRedactionInput } from './redaction-designs.ts'

/** Asks, by order of a court, that the texts of what the log says of a destroyed case be destroyed too. */
export const askRedaction = command({
  name: 'askRedaction',
  input: askRedactionInput,
  permission: 'redact.ask',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar }) => {
    const { caseId } = await destroyedBy(records, input.requestId)
    if (await redactionWaiting(records, caseId))
      throw new RuleBroken('This was asked for already. Somebody else confirms it.', 'asked for once')
    const from = confirmableFrom('court-order', localOf(now, calendar.zone).day)
    const row = {
      ...{ id: newId('recordRequest'), caseId, kind: 'redact' as const, basis: 'court-order' },
      ...{ reference: input.reference, askedBy: actor.id, askedAt: now },
      notBefore: instantAt(from, '00:00', calendar.zone),
    }
    const open = { decidedBy: null, decidedAt: null, outcome: null, series: null, counts: null, withPerson: null }
    await records.write.saveRequest({ ...row, ...open, salt: newSalt() })
    return {
      result: { requestId: input.requestId },
      events: [
        {
          act: 'governance.redactAsked',
          object: { t: 'case', id: caseId },
          sealed: { reference: input.reference },
          rows: [{ t: 'recordRequest', id: row.id }],
        },
      ],
    }
  },
})
