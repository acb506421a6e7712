import { whyNotAsk, whyNotConfirmSeal, whyNotUnseal } from '#app/domain/court-seal.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { courtOrderInput, courtUnsealed, sealWithdrawn, unsealAsked, withdrawSealInput } from './court-seal.entry.ts'
import { refuseOrderToCome } from './order-day.ts'
import { confirmUnsealInput, refuseOtherOrder } from './seal-number.ts'

/** Asks that a sealed record be opened again, as a court ordered. It stays sealed until somebody else confirms it. */
export const askUnsealing = caseCommand({
  name: 'askUnsealing',
  input: courtOrderInput,
  permission: 'unseal.ask',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    const why = whyNotUnseal(caseFile) ?? whyNotAsk(caseFile)
    if (why) throw new RuleBroken(why, 'what is sealed')
    refuseOrderToCome(input, { now, calendar })
    const { caseId, ...base } = input
    const entry = entryOf(unsealAsked, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { caseId } }
  },
})

/** Opens a sealed record again that somebody else asked for: whoever had sight of it has it again. */
export const confirmUnsealing = caseCommand({
  name: 'confirmUnsealing',
  input: confirmUnsealInput,
  permission: 'unseal.confirm',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar }) => {
    const { asked } = caseFile.courtSeal
    const why = whyNotUnseal(caseFile) ?? whyNotConfirmSeal(caseFile, 'unseal', { userId: actor.id })
    if (why || !asked) throw new RuleBroken(why ?? '', 'two people')
    refuseOtherOrder(input, asked)
    const { entryId: askedId, what: _what, at: _at, by: _by, ...order } = asked
    const entry = entryOf(courtUnsealed, newId('entry'), momentNow(now, calendar.zone), { base: { askedId, ...order } })
    return {
      entries: [entry],
      result: { caseId: input.caseId },
      queues: [{ id: entry.id, topic: 'seal keys' }],
    }
  },
})

/** Leaves a record sealed that somebody asked to be opened again. */
export const withdrawUnsealing = caseCommand({
  name: 'withdrawUnsealing',
  input: withdrawSealInput,
  permission: 'unseal.withdraw',
  caseId: (input) => input.caseId,
  decide: ({ input: { caseId, because }, caseFile, now, newId, calendar }) => {
    const { asked } = caseFile.courtSeal
    if (asked?.what !== 'unseal') throw new RuleBroken('Nobody asks any more that this record be opened.', 'a request')
    const base = { askedId: asked.entryId, what: 'unseal' as const, because }
    const entry = entryOf(sealWithdrawn, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { caseId } }
  },
})
