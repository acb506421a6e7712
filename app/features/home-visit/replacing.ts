import type { CaseFile } from '#app/domain/case-file.ts'
import type { VisitFact } from '#app/domain/file/inquiry.ts'
import type { EntryId } from '#app/domain/ids.ts'
import { InputRefused } from '#app/gates/errors.ts'

/** The visit that a part belongs to. */
export function visitOf(file: CaseFile, visitId: EntryId): VisitFact {
  const visit = file.inquiry.visits.find((one) => one.root === visitId)
  if (!visit) throw new InputRefused({ visitId: 'This visit is not in this case any more.' }, { visitId })
  return visit
}
