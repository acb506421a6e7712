import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { runningEmergencies } from '#app/domain/file/disclosures.ts'
import { instantAt, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { disclosure, disclosureEnded, endDisclosureInput } from './disclosure.entry.ts'
import { emergencyInput } from './disclosure-input.ts'
import { released } from './released.ts'

/**
 * Puts on record that somebody had to know in an emergency (34 CFR 99.36): the threat, who was told what and why they
 * need it, and until when it counts. No gate, no confirming and no second person stands before it.
 */
export const recordEmergencyDisclosure = caseCommand({
  name: 'recordEmergencyDisclosure',
  input: emergencyInput,
  permission: 'disclosure.emergency',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    if (said.endsOn < happened.day) throw new InputRefused({ endsOn: 'This is before they were told.' }, input)
    if (said.renews && !caseFile.shared.disclosures.some((one) => one.emergency && one.root === said.renews)) {
      throw new InputRefused({ renews: 'Choose an emergency of this case.' }, input)
    }
    const base = {
      ...said,
      ...({ why: 'danger', basis: 'emergency', notice: 'no' } as const),
      ...{ given: [], withheld: [], files: [] },
    }
    const entry = entryOf(disclosure, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id }, auditOnly: { [entry.id]: released(base) } }
  },
})

/** Puts on record that an emergency by which somebody was told is over. It is asked about no more. */
export const endDisclosure = caseCommand({
  name: 'endDisclosure',
  input: endDisclosureInput,
  permission: 'disclosure.emergency',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    const { caseId: _case, ...said } = input
    const known = caseFile.shared.disclosures.find((one) => one.emergency && one.root === said.disclosureId)
    if (!known) throw new InputRefused({ disclosureId: 'Choose an emergency of this case.' }, input)
    if (!runningEmergencies(caseFile.shared).some(({ root }) => root === known.root)) {
      throw new RuleBroken('This one is over already, or goes on under a newer one.', 'emergency')
    }
    if (instantAt(said.endedOn, '00:00', calendar.zone) > now) {
      throw new InputRefused({ endedOn: 'This day has not come yet.' }, input)
    }
    const base = { ...said, name: known.name }
    const entry = entryOf(disclosureEnded, newId('entry'), { on: said.endedOn }, { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
