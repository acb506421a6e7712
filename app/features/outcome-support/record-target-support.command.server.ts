import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { targetSupport, targetSupportInput } from './target-support.entry.ts'

/** Records support for a target, or why there is none. At every stage (P2). */
export const recordTargetSupport = caseCommand({
  name: 'recordTargetSupport',
  input: targetSupportInput,
  permission: 'outcome.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    if (said.targetEntryId && !caseFile.targets.some((one) => one.root === said.targetEntryId)) {
      throw new InputRefused({ targetEntryId: 'This person is not in this case.' }, input)
    }
    const given = said.result === 'given'
    const base = given ? { ...said, none: undefined } : { ...said, supports: [], what: undefined, who: undefined }
    const entry = entryOf(targetSupport, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
