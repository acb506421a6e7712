import type { CaseFile } from '#app/domain/case-file.ts'
import { longDayWords } from '#app/domain/time.ts'

/** The requests to see the record that nobody answered yet, as a form offers them. */
export const requestsToPick = (file: CaseFile) =>
  file.shared.inspections
    .filter(({ shown }) => !shown)
    .map(({ root, name, happened }) => ({ value: root, label: name, hint: `asked on ${longDayWords(happened.on)}` }))

/** Who waits the longest is chosen beforehand: the preview that the page opens with is for them. */
export const firstRequest = ({ caseFile }: { caseFile: CaseFile }) => ({
  requestId: requestsToPick(caseFile)[0]?.value,
})
