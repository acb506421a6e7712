import type { CaseQueryWork } from '#app/gates/query.ts'
import { inspectionPackage } from './inspection-package.ts'
import { packingOf } from './packing.server.ts'

/** What a parent would be given, as it would stand in the file. Null where nobody asked, or all requests are answered. */
export async function packagePreview(work: CaseQueryWork<Readonly<Record<string, unknown>>>) {
  const { caseFile, records, now, calendar } = work
  const [request] = caseFile.shared.inspections.filter(({ shown }) => !shown)
  if (!request) return null
  return inspectionPackage(await packingOf(work, records), { request, now, calendar })
}
