import type { CaseFile } from '#app/domain/case-file.ts'
import { parentsToTell } from '#app/domain/file/people.ts'

/**
 * What whoever saved an entry should hear about it, beside that it is on record: it was saved all the same (P1).
 * `entryId`: the entry just saved. Null where there is nothing to add.
 */
export function afterSaving(file: CaseFile, entryId: string): string | null {
  const talk = file.inquiry.interviews.find((one) => one.entryId === entryId)
  if (talk?.accommodationMissing)
    return 'No accommodation is written down for a student with a known need. Correct the entry and say which were used, or talk again with them.'

  const call = file.contacts.find((one) => one.entryId === entryId)
  if (call?.with === 'target-parent' && call.reached === 'yes' && !call.targetEntryId) {
    const waiting = parentsToTell(file.targets)
    if (waiting.length > 0)
      return `This call counts for nobody yet: it doesn’t say whose parent it was. Still to be told: the parents of ${waiting.map(({ name }) => name).join(', ')}. Correct the entry and choose the student.`
  }

  const measure = file.interim.find((one) => one.entryId === entryId)
  if (measure?.keepsAway && measure.days.length === 0)
    return 'There is no school on these days, so none of them counts in the removal ledger.'
  return null
}
