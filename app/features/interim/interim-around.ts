import type { CaseFile } from '#app/domain/case-file.ts'
import { isAdultConcern } from '#app/domain/identity.ts'
import { dayWords } from '#app/domain/time.ts'
import { measuresToPick } from './measures-to-pick.ts'

/** What stands beside the form: measures that still stand, and the removal ledger (P14). */
export const interimAround = (file: CaseFile) => ({
  caseId: file.id,
  standing: measuresToPick(file),
  /** Only a student has a removal ledger. */
  ledger: !isAdultConcern(file),
  daysAway: file.removalDays.map(dayWords),
})
export type InterimAround = ReturnType<typeof interimAround>
