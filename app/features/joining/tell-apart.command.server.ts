import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { toldApart } from './joining.entry.ts'
import { tellApartInput } from './joining-input.ts'
import { folderById } from './joining-page.server.ts'

/**
 * Says that two folders do not tell of the same: an entry in both, with the reason and no number. Neither is a possible
 * match of the other after it; joining stays possible. Needs the right to record in both folders.
 */
export const tellApart = caseCommand({
  name: 'tellApart',
  input: tellApartInput,
  permission: 'triage.record',
  caseId: (input) => input.caseId,
  load: ({ input, records, actor, today }) => folderById(records, actor, { id: input.toCaseId, today }),
  decide: ({ input, loaded: other, caseFile, newId, now, calendar }) => {
    if (!other || other.id === caseFile.id) throw new InputRefused({ toCaseId: 'We can’t find that folder.' }, input)
    if (
      caseFile.triage.joinedTo?.caseId === other.id ||
      caseFile.triage.joined.some((one) => one.caseId === other.id)
    ) {
      throw new RuleBroken('These two are joined. Take the report out again to say that it is not the same.', 'join')
    }
    const happened = momentNow(now, calendar.zone)
    const saying = (caseId: string) =>
      entryOf(toldApart, newId('entry'), happened, { base: { caseId, reason: input.reason } })
    const here = saying(other.id)
    return {
      entries: [here],
      elsewhere: [{ caseId: other.id, entries: [saying(caseFile.id)] }],
      result: { caseId: caseFile.id, entryId: here.id },
    }
  },
})
