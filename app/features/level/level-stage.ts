import type { CaseFile } from '#app/domain/case-file.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { isScreening } from '#app/domain/stages.ts'

/** A level belongs to an open case: a screening has none (P9), a closed case is reopened first. */
export function requireOpenCase(file: CaseFile): void {
  if (isScreening(file.stage)) throw new RuleBroken('A screening has no level of concern. Open a case first.', 'stage')
  if (file.stage === 'closed') throw new RuleBroken('This case is closed. Reopen it first.', 'stage')
}
