import { z } from 'zod'
import { caseQuery } from '#app/gates/query.ts'
import { NotPermitted } from '#app/gates/errors.ts'

/** One file of a case, as its bytes. Every download is on record; a blocked file is not there for anybody (P21). */
export const fileDownload = caseQuery({
  name: 'fileDownload',
  input: z.object({ caseId: z.string(), fileId: z.string() }),
  permission: 'file.read',
  act: 'file.downloaded',
  caseId: (input) => input.caseId,
  load: async ({ input, caseFile, content, mayRead }) => {
    const known = caseFile.inquiry.files.find((one) => one.fileId === input.fileId)
    if (!known || !mayRead(known.entryId)) throw new NotPermitted('no such file in sight')
    if (known.blocked) throw new NotPermitted('the file is blocked')
    return { known, bytes: await content(known.fileId) }
  },
  redact: ({ known, bytes }) => ({ name: known.name, mediaType: known.mediaType, size: known.size, bytes }),
  shown: ({ known }) => ({ sections: [`file ${known.fileId}`], count: 1 }),
})
