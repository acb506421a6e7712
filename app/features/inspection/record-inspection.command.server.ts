import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { inspectionInput, inspectionRequest, inspectionShown, inspectionShownInput } from './inspection.entry.ts'

/** Puts on record that somebody asks to see the record. Its clocks run from then. */
export const recordInspection = caseCommand({
  name: 'recordInspection',
  input: inspectionInput,
  permission: 'inspection.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, ...base } = input
    const entry = entryOf(inspectionRequest, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record that the record was shown to whoever asked. */
export const recordInspectionShown = caseCommand({
  name: 'recordInspectionShown',
  input: inspectionShownInput,
  permission: 'inspection.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...base } = input
    const known = caseFile.shared.inspections.find(({ root }) => root === base.requestId)
    if (!known) throw new InputRefused({ requestId: 'Choose a request of this case.' }, input)
    if (known.shown) throw new RuleBroken('This request is answered already.', 'inspection')
    if (happened.day < known.happened.on) {
      throw new InputRefused({ 'happened.day': 'This is before they asked.' }, input)
    }
    const entry = entryOf(inspectionShown, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
