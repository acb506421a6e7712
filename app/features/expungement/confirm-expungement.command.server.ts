import { basisOf, whyNotConfirm, whyNotExpunge } from '#app/domain/destruction.ts'
import type { ExpungeBasis } from '#app/domain/destruction.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { retentionClassOf } from '#app/domain/retention.ts'
import { isNumberOf } from '#app/domain/typed-number.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { expungeAround, folderToKeep, waitingRequest } from '#app/gates/record-keeping.server.ts'
import { may } from '#app/policy/may.ts'
import { sightOf } from '#app/policy/sight.ts'
import { confirmExpungementInput, rosterNeeded } from './expungement-designs.ts'

/**
 * Destroys a case that somebody else asked for: its entries, files, openings, drafts, lists, and the sealed parts of what
 * the log says of it. What is left is its random id, the request, and events that name nobody.
 */
export const confirmExpungement = command({
  name: 'confirmExpungement',
  input: confirmExpungementInput,
  permission: 'expunge.confirm',
  handle: async (work) => {
    const { input, actor, records, now, newSalt, expunging } = work
    const file = await folderToKeep(work, 'expunge.confirm', input.caseId)
    const waiting = waitingRequest(await records.destruction.requestsOf(file.id))
    if (!waiting) throw new RuleBroken('Nobody asks that this case be destroyed.', 'a request that waits')
    const early = whyNotConfirm(waiting, { userId: actor.id, now })
    if (early) throw new RuleBroken(early, 'two people and some days')
    const around = await expungeAround(work, file)
    const why = basisOf(waiting.basis) && whyNotExpunge(file, waiting.basis as ExpungeBasis, around)
    if (why) throw new RuleBroken(why, 'what may be destroyed')
    const asker = await records.users.actor(waiting.askedBy, around.today, now)
    const still = asker && sightOf(asker, file, around.today) && may(asker, 'expunge.ask', file, around.today).allow
    if (!still)
      throw new RuleBroken('Whoever asked for this may not ask any more. Keep the case, and ask anew.', 'asker')
    if (!isNumberOf(file, input.number))
      throw new InputRefused({ number: 'This is not the number of this case.' }, input)
    const counts = await expunging.folder(file.id, waiting.withPerson ? (file.student?.personId ?? '') : undefined)
    if (!counts) throw new RuleBroken(rosterNeeded, 'nothing else needs the row of the roster')
    const done = { outcome: 'confirmed', decidedBy: actor.id, decidedAt: now, salt: newSalt() } as const
    const series = { series: retentionClassOf(file), counts: JSON.stringify(counts) }
    await records.write.saveRequest({ ...waiting, ...done, ...series })
    await records.write.queueOutbox({ id: waiting.id, topic: 'settle', caseId: null, at: now })
    return {
      result: { requestId: waiting.id },
      events: [
        {
          act: 'governance.expunge',
          object: { t: 'case', id: file.id, count: counts.entries },
          why: `rule:${waiting.basis}`,
          rows: [{ t: 'recordRequest', id: waiting.id }],
        },
      ],
    }
  },
})
