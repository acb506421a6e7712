import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { whyNotAsk, whyNotConfirmSeal, whyNotSeal } from '#app/domain/court-seal.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { awaitsReview } from '#app/policy/break-glass.ts'
import { courtOrderInput, courtSealed, sealAsked, sealWithdrawn, withdrawSealInput } from './court-seal.entry.ts'
import { refuseOrderToCome } from './order-day.ts'
import { confirmSealInput, refuseOtherNumber } from './seal-number.ts'

const unreviewed = async (records: ReadRecords, { id }: CaseFile) =>
  (await records.access.openingsOfCase(id)).some(awaitsReview)

/** Asks that a record be sealed, as a court ordered. Nothing changes before somebody else confirms it. */
export const askSealing = caseCommand({
  name: 'askSealing',
  input: courtOrderInput,
  permission: 'seal.ask',
  caseId: (input) => input.caseId,
  load: async ({ records, caseFile }) => ({ unreviewed: await unreviewed(records, caseFile) }),
  decide: ({ input, caseFile, loaded, now, newId, calendar }) => {
    const why = whyNotAsk(caseFile) ?? whyNotSeal(caseFile, loaded)
    if (why) throw new RuleBroken(why, 'what may be sealed')
    refuseOrderToCome(input, { now, calendar })
    const { caseId, ...base } = input
    const entry = entryOf(sealAsked, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { caseId } }
  },
})

/** Seals a record that somebody else asked for: from now on nobody sees it, until two people open it again. */
export const confirmSealing = caseCommand({
  name: 'confirmSealing',
  input: confirmSealInput,
  permission: 'seal.confirm',
  caseId: (input) => input.caseId,
  load: async ({ records, caseFile }) => ({ unreviewed: await unreviewed(records, caseFile) }),
  decide: ({ input, caseFile, loaded, actor, now, newId, calendar }) => {
    const { asked } = caseFile.courtSeal
    const why = whyNotConfirmSeal(caseFile, 'seal', { userId: actor.id }) ?? whyNotSeal(caseFile, loaded)
    if (why || !asked) throw new RuleBroken(why ?? '', 'two people')
    refuseOtherNumber(input, caseFile)
    const { entryId: askedId, what: _what, at: _at, by: askedBy, ...order } = asked
    const base = { askedId, ...order, askedBy }
    const entry = entryOf(courtSealed, newId('entry'), momentNow(now, calendar.zone), { base })
    return {
      entries: [entry],
      result: { caseId: input.caseId },
      queues: [{ id: entry.id, topic: 'seal keys' }],
    }
  },
})

/** Leaves a record as it is that somebody asked to be sealed. */
export const withdrawSealing = caseCommand({
  name: 'withdrawSealing',
  input: withdrawSealInput,
  permission: 'seal.withdraw',
  caseId: (input) => input.caseId,
  decide: ({ input: { caseId, because }, caseFile, now, newId, calendar }) => {
    const { asked } = caseFile.courtSeal
    if (asked?.what !== 'seal') throw new RuleBroken('Nobody asks any more that this record be sealed.', 'a request')
    const base = { askedId: asked.entryId, what: 'seal' as const, because }
    const entry = entryOf(sealWithdrawn, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { caseId } }
  },
})
