import { acknowledged } from '#app/domain/acknowledgement.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { caseCommand } from '#app/gates/command.ts'
import { acknowledgeInput } from './acknowledge-input.ts'

/**
 * A named person opens a report: triage starts, the folder gets its case number, and whoever opened it becomes a
 * member (P9). Looking at a report never does this.
 */
export const acknowledgeReport = caseCommand({
  name: 'acknowledgeReport',
  input: acknowledgeInput,
  permission: 'report.acknowledge',
  caseId: (input) => input.caseId,
  draws: 'case number',
  decide: (work) => {
    stageAfter(work.caseFile.stage, 'acknowledge')
    const entries = acknowledged(work.caseNumber, work.actor, work)
    return { entries, result: { caseId: work.caseFile.id, entryId: entries[0].id } }
  },
})
