import { confirmableFrom, namesIn, whyNotExpunge } from '#app/domain/destruction.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { instantAt, localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { expungeAround, folderToKeep, waitingRequest } from '#app/gates/record-keeping.server.ts'
import { askExpungementInput, rosterNeeded } from './expungement-designs.ts'

/** Asks that a case be destroyed. Nothing is destroyed before somebody else confirms it, some days later. */
export const askExpungement = command({
  name: 'askExpungement',
  input: askExpungementInput,
  permission: 'expunge.ask',
  handle: async (work) => {
    const { input, actor, records, now, newId, newSalt, calendar } = work
    const file = await folderToKeep(work, 'expunge.ask', input.caseId)
    if (waitingRequest(await records.destruction.requestsOf(file.id)))
      throw new RuleBroken('This was asked for already. Somebody else confirms it.', 'asked for once')
    const why = whyNotExpunge(file, input.basis, await expungeAround(work, file))
    if (why) throw new RuleBroken(why, 'what may be destroyed')
    if (namesIn(input.reference, file.student?.name ?? '').length > 0)
      throw new InputRefused(
        { reference: 'This names the student. Leave the name out: it stays on the certificate.' },
        input,
      )
    if (input.withPerson) {
      const personId = file.student?.personId
      if (!personId) throw new InputRefused({ withPerson: 'No student of the roster is named in this case.' }, input)
      if (await records.destruction.needsPerson(personId, file.id, []))
        throw new InputRefused({ withPerson: rosterNeeded }, input)
    }
    const from = confirmableFrom(input.basis, localOf(now, calendar.zone).day)
    const row = {
      id: newId('recordRequest'),
      caseId: file.id,
      kind: 'expunge' as const,
      basis: input.basis,
      reference: input.reference,
      askedBy: actor.id,
      askedAt: now,
      notBefore: instantAt(from, '00:00', calendar.zone),
    }
    const open = {
      decidedBy: null,
      decidedAt: null,
      outcome: null,
      series: null,
      counts: null,
      withPerson: input.withPerson ? true : null,
    }
    await records.write.saveRequest({ ...row, ...open, salt: newSalt() })
    return {
      result: { caseId: file.id },
      events: [
        {
          act: 'governance.expungeAsked',
          object: { t: 'case', id: file.id },
          sealed: { basis: input.basis, reference: input.reference },
          rows: [{ t: 'recordRequest', id: row.id }],
        },
      ],
    }
  },
})
