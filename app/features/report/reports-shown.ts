import type { CaseQueryWork } from '#app/gates/query.ts'

/** A report as the team reads it: what was said, and who said it where that may be read (P18). */
export interface ReportShown {
  entryId: string
  reportNumber: string
  receivedAt: string
  said: Readonly<Record<string, unknown>>
  /** Absent where the reporter is unknown, or may not be read. */
  reporter?: Reporter
  /** What came with it; a blocked file is named and leads nowhere (P21). */
  files: readonly { id: string; name: string; href?: string }[]
}
interface Reporter {
  name?: string
  relation?: string
  contact?: string
  enteredBy?: { name: string }
}

/** The reports of a folder in the reader's sight, oldest first. */
export async function reportsShown({ caseFile, bodies, sealed }: CaseQueryWork<unknown>): Promise<ReportShown[]> {
  const reporters = await sealed('reporter')
  return caseFile.reports.flatMap((report) => {
    const parts = bodies.get(report.entryId)
    if (!parts) return []
    return [
      {
        entryId: report.entryId,
        reportNumber: caseFile.reportNumber ?? '',
        receivedAt: report.receivedAt,
        said: parts.base as Record<string, unknown>,
        reporter: reporters.get(report.entryId) as Reporter | undefined,
        files: caseFile.inquiry.files
          .filter(({ entryId }) => entryId === report.entryId)
          .map(({ fileId, name, blocked }) => ({
            id: fileId,
            name,
            href: blocked ? undefined : `/cases/${caseFile.id}/file/${fileId}`,
          })),
      },
    ]
  })
}
