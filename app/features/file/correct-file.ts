import { z } from 'zod'
import { entryOf } from '#app/domain/entry.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import type { CaseWork } from '#app/gates/command.ts'
import { fileDesign } from './file-form.tsx'
import { file, fileInput } from './file.entry.ts'

/** What may be corrected about a file: what is said of it, never the file. */
const input = z.object(fileInput.shape).omit({ files: true })

/** A correction keeps the files of the version before, with their hashes. */
export const correctFile = {
  input,
  decide: (work: CaseWork<z.output<typeof input>, 'case.amend', unknown>): { entries: readonly NewEntry[] } => {
    const { caseId: _case, happened, ...said } = work.input
    const files = work.caseFile.inquiry.files
      .filter((one) => one.entryId === work.correcting?.entryId)
      .map(({ fileId, name, mediaType, size, sha256 }) => ({ id: fileId, name, mediaType, size, sha256 }))
    const at = toMoment(happened, work.calendar.zone)
    return { entries: [entryOf(file, work.newId('entry'), at, { base: { ...said, files } })] }
  },
}

export const correctFileDesign = {
  ...fileDesign,
  sections: fileDesign.sections.map((section) => ({
    ...section,
    fields: section.fields.filter((field) => field.type !== 'file' && field.type !== 'words'),
  })),
}
