import { z } from 'zod'
import { NotPermitted } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'

/** A package as it was given, byte for byte, or a file that went with one. Taking it out again is on record. */
export const packageDownload = caseQuery({
  name: 'packageDownload',
  input: z.object({ caseId: z.string(), fileId: z.string() }),
  permission: 'disclosure.take',
  act: 'file.downloaded',
  caseId: (input) => input.caseId,
  load: async ({ input, caseFile, content, mayRead }) => {
    const made = caseFile.shared.disclosures.flatMap(({ entryId, files, attached }) =>
      [...files, ...attached].map((file) => ({ entryId, ...file })),
    )
    const known = made.find((one) => one.fileId === input.fileId)
    if (!known || !mayRead(known.entryId)) throw new NotPermitted('no such file in sight')
    // A file of the case that went with it is read by whoever reads its own entry, and once blocked by nobody (P21).
    const attached = caseFile.shared.disclosures.some((one) =>
      one.attached.some(({ fileId }) => fileId === known.fileId),
    )
    const own = caseFile.inquiry.files.find(({ fileId }) => fileId === known.fileId)
    if (attached && (!own || own.blocked || !mayRead(own.entryId))) throw new NotPermitted('no such file in sight')
    return { known, bytes: await content(known.fileId) }
  },
  redact: ({ known, bytes }) => ({ name: known.name, mediaType: known.mediaType, size: known.size, bytes }),
  shown: ({ known }) => ({ sections: [`file ${known.fileId}`, known.sha256], count: 1 }),
})
