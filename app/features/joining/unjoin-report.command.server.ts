import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { openedByJoining } from '#app/domain/screening.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { reportUnjoined, unjoined } from './joining.entry.ts'
import { unjoinInput } from './joining-input.ts'

/**
 * Takes a report out of the folder that it was joined to: it goes on as a screening of its own. One that only joining had
 * opened waits to be opened again.
 */
export const unjoinReport = caseCommand({
  name: 'unjoinReport',
  input: unjoinInput,
  permission: 'triage.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar }) => {
    const neverOpened = openedByJoining(caseFile)
    stageAfter(caseFile.stage, neverOpened ? 'unjoin-unopened' : 'unjoin')
    const { joinedTo } = caseFile.triage
    if (!joinedTo) throw new RuleBroken('This report is not joined to another.', 'stage')
    const happened = momentNow(now, calendar.zone)
    const here = entryOf(unjoined, newId('entry'), happened, {
      base: {
        caseId: joinedTo.caseId,
        number: joinedTo.caseNumber,
        reason: input.reason,
        ...(neverOpened ? { neverOpened } : {}),
      },
    })
    const there = entryOf(reportUnjoined, newId('entry'), happened, {
      base: { caseId: caseFile.id, number: caseFile.reportNumber ?? '', reason: input.reason },
    })
    return {
      entries: [here],
      elsewhere: [{ caseId: joinedTo.caseId, entries: [there] }],
      result: { caseId: caseFile.id, entryId: here.id },
    }
  },
})
