import { caseIsFull, filesToBind } from '#app/domain/bound-file.ts'
import { partyWords } from '#app/domain/consents.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { localOf, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { consent, consentEnded, consentInput, endConsentInput } from './consent.entry.ts'

/** Puts on record that somebody agreed in writing that some of the record is given to somebody. */
export const recordConsent = caseCommand({
  name: 'recordConsent',
  input: consentInput,
  permission: 'consent.record',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => ({ files: await records.files.byIds(input.files) }),
  decide: ({ input, caseFile, actor, now, newId, calendar, loaded }) => {
    const { caseId: _case, files: ids, ...said } = input
    if (said.signedOn > localOf(now, calendar.zone).day) {
      throw new InputRefused({ signedOn: 'This day is still to come.' }, input)
    }
    if (said.replaces && !caseFile.shared.consents.some(({ root }) => root === said.replaces)) {
      throw new InputRefused({ replaces: 'Choose a consent of this case.' }, input)
    }
    const files = filesToBind(ids, loaded.files, actor.id)
    if (!files) throw new InputRefused({ files: 'Choose the file again.' }, input)
    const full = caseIsFull(caseFile.inquiry.files, files)
    if (full) throw new InputRefused({ files: full }, input)
    const base = { ...said, files }
    const entry = entryOf(consent, newId('entry'), { on: said.signedOn }, { base }, { files: ids })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record that a consent was taken back, or was none: nothing is stopped that takes a right to give away. */
export const endConsent = caseCommand({
  name: 'endConsent',
  input: endConsentInput,
  permission: 'consent.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const known = caseFile.shared.consents.find(({ root }) => root === said.consentId)
    if (!known) throw new InputRefused({ consentId: 'Choose a consent of this case.' }, input)
    if (known.ended) throw new RuleBroken('This consent was taken back already.', 'consent')
    if (happened.day < known.signedOn) {
      throw new InputRefused({ 'happened.day': 'This is before it was signed.' }, input)
    }
    const base = { ...said, name: known.name, whom: partyWords(known) }
    const entry = entryOf(consentEnded, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
