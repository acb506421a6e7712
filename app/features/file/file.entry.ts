import { z } from 'zod'
import { boundFile, fileFactsOf } from '#app/domain/bound-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { ids, optionalChoice, optionalText, text } from '#app/domain/fields.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const facts = {
  what: text('Say what the file shows.', 500),
  from: optionalText(200),
  account: optionalText(200),
  originalKept: optionalChoice(['yes', 'no', 'unknown']),
  originalWhere: optionalText(200),
}

const base = z.strictObject({ ...facts, files: z.array(boundFile).min(1) })

/** Files are staged before; they arrive here as ids. `happened` is when the file was captured. */
export const fileInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  ...facts,
  files: ids(1, 'Choose a file.'),
})

/** One or more files with what they show. Their hashes stay in the entry. */
export const file = defineKind({
  kind: 'file',
  version: 1,
  event: 'file.added',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (caseFile, entry) => {
    const { base: said } = entry.parts
    const files = [...caseFile.inquiry.files, ...fileFactsOf(entry, said.files, said.what)]
    return { ...caseFile, inquiry: { ...caseFile.inquiry, files } }
  },
  sentence: ({ base: said }) => `${said.files.length === 1 ? 'File' : `${said.files.length} files`}: ${said.what}`,
  examples: {
    1: {
      base: {
        what: 'Screenshot of the post',
        files: [
          {
            id: 'fil_example',
            name: 'screenshot.png',
            mediaType: 'image/png',
            size: 48213,
            sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
          },
        ],
      },
    },
  },
})

const blockBase = z.strictObject({ fileId: z.string(), name: z.string(), reason: text('Say why.', 1000) })

export const blockFileInput = z.object({
  caseId: z.string(),
  fileId: z.string(),
  reason: text('Say why the file is blocked.', 1000),
})

/** A file was blocked at once (P21): it stays on record and can't be opened by anybody. */
export const fileBlocked = defineKind({
  kind: 'file-blocked',
  version: 1,
  event: 'file.blocked',
  group: 'case',
  parts: { base: blockBase },
  amend: 'never',
  apply: (caseFile, entry) => {
    const { fileId, reason } = entry.parts.base
    const blocked = { by: entry.recordedBy, at: entry.recordedAt, reason }
    const files = caseFile.inquiry.files.map((one) => (one.fileId === fileId ? { ...one, blocked } : one))
    return { ...caseFile, inquiry: { ...caseFile.inquiry, files } }
  },
  sentence: ({ base: said }) => `File blocked: ${said.name}. ${said.reason}`,
  examples: { 1: { base: { fileId: 'fil_example', name: 'photo.jpg', reason: 'May be a sexual image.' } } },
})
