import type { CaseFile } from '#app/domain/case-file.ts'
import { longDayWords } from '#app/domain/time.ts'

/** The requests to see the record that nobody answered yet, as a form offers them. */
export const requestsToPick = (file: CaseFile) =>
  file.shared.inspections
    .filter(({ shown }) => !shown)
    .map(({ root, name, happened }) => ({ value: root, label: name, hint: `asked on ${longDayWords(happened.on)}` }))
