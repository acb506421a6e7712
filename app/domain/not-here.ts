import type { CaseFile } from './case-file.ts'
import { RuleBroken } from './errors.ts'
import { isScreening } from './stages.ts'

/** Why something can't be done in a folder now, and where that is changed, relative to `/cases/:id/`. */
export interface NotHere {
  heading: string
  todo: string
  way: { label: string; place: string }
}

/** Of what is done only in a case that runs: a closed one is reopened first. Null where it isn't closed. */
export const closedHere = (file: CaseFile): NotHere | null =>
  file.stage === 'closed'
    ? {
        heading: 'This case is closed.',
        todo: 'Reopen it first. One member can do that alone.',
        way: { label: 'Reopen', place: 'reopen' },
      }
    : null

/**
 * Of what belongs to an open case: neither a closed one has it, nor a report that is joined to another (`there` says who
 * has it instead), nor a screening (`screening`). Null in an open case.
 */
export function onlyInOpenCase(file: CaseFile, words: { there: string; screening: NotHere }): NotHere | null {
  if (file.stage === 'merged') {
    return {
      heading: 'This report is joined to another case.',
      todo: words.there,
      way: { label: 'Take this report out again', place: 'unjoin' },
    }
  }
  return isScreening(file.stage) ? words.screening : closedHere(file)
}

/** Refuses what can't be done here, in the words of its page. Throws `RuleBroken`. */
export function requireHere(none: NotHere | null): void {
  if (none) throw new RuleBroken(`${none.heading} ${none.todo}`, 'stage')
}
