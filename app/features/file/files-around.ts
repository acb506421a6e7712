import type { CaseFile } from '#app/domain/case-file.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'

/** The files of a case, as they stand beside the form. A blocked one is named and can't be opened. */
export const filesAround = ({ caseFile, actor, now, calendar }: CaseQueryWork<unknown>) => ({
  caseId: caseFile.id,
  files: shown(caseFile),
  mayBlock: may(actor, 'file.block', caseFile, localOf(now, calendar.zone).day).allow,
})

const shown = (file: CaseFile) =>
  file.inquiry.files.map(({ fileId, name, what, size, sha256, blocked }) => ({
    fileId,
    name,
    what,
    size: size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} kB` : `${(size / 1024 / 1024).toFixed(1)} MB`,
    sha256,
    blocked: blocked !== null,
  }))

export type FilesAround = ReturnType<typeof filesAround>
