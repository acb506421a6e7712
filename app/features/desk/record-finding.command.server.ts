import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { may } from '#app/policy/may.ts'
import { recordFindingInput } from './sample-input.ts'

/**
 * Says what was found in a case of a sample, by an auditor who has it open. A further finding corrects the one before,
 * and both stay. The words stand in the sealed part of the event, under the key of that case.
 */
export const recordFinding = command({
  name: 'recordFinding',
  input: recordFindingInput,
  permission: 'audit.sample',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar, fileOf }) => {
    const { sampleId, drawnCaseId: caseId, verdict, words } = input
    const sample = await records.reviews.sample(sampleId)
    const file = await fileOf(caseId)
    const { day: today } = localOf(now, calendar.zone)
    if (!sample?.drawn.includes(caseId) || !file || !may(actor, 'audit.open', file, today).allow)
      throw new NotPermitted('no such case in the sample', 404)
    if (!may(actor, 'case.decisions', file, today).allow)
      throw new RuleBroken('Open this case with a reason and read it first.', 'opened to audit')
    const finding = {
      id: newId('finding'),
      sampleId,
      caseId,
      verdict,
      foundBy: actor.id,
      foundAt: now,
      salt: newSalt(),
    }
    await records.write.addFinding(finding)
    return {
      result: { sampleId },
      events: [
        {
          act: 'sample.found',
          object: { t: 'case', id: caseId, section: `finding ${finding.id}` },
          sealed: { verdict, words },
          rows: [rowChange('finding', finding.id, undefined, finding)],
        },
      ],
    }
  },
})
