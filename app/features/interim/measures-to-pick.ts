import type { CaseFile } from '#app/domain/case-file.ts'
import { longDayWords } from '#app/domain/time.ts'
import { measureWords } from './interim.entry.ts'

const words: Readonly<Record<string, string>> = measureWords

/** The measures of a case that still stand, as a form offers them. */
export const measuresToPick = (file: CaseFile) =>
  file.interim
    .filter((measure) => !measure.ended)
    .map(({ root, kind, what, from }) => ({
      value: root,
      label: `${words[kind] ?? kind}: ${what}`,
      hint: from ? `since ${longDayWords(from)}` : undefined,
    }))
