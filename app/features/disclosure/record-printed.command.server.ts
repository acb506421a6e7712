import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { disclosurePrinted, printedInput } from './printed.entry.ts'

/** Puts on record how many pages something had that was made for somebody, once it was printed. A newer count stands. */
export const recordPrinted = caseCommand({
  name: 'recordPrinted',
  input: printedInput,
  permission: 'disclosure.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const known = caseFile.shared.disclosures.find(({ root, files }) => root === said.disclosureId && files.length > 0)
    if (!known) throw new InputRefused({ disclosureId: 'Choose something that was made here.' }, input)
    if (happened.day < known.happened.on) {
      throw new InputRefused({ 'happened.day': 'This is before it was made.' }, input)
    }
    const base = { ...said, name: known.name }
    const entry = entryOf(disclosurePrinted, newId('entry'), toMoment(happened, calendar.zone), { base })
    const sha256 = known.files.map((file) => file.sha256)
    return {
      entries: [entry],
      result: { entryId: entry.id },
      auditOnly: { [entry.id]: { pages: said.pages, sha256 } },
    }
  },
})
