import { z } from 'zod'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { aroundPage } from './around-page.ts'
import { caseLog } from './case-log.ts'
import { nameFrom } from './names.ts'

const input = z.object({ caseId: z.string(), before: z.coerce.number().int().min(0).optional() })

const load = (title: string, acts?: readonly string[]) => async (work: CaseQueryWork<z.output<typeof input>>) => {
  const users = await work.records.users.all()
  const nameOf = nameFrom(new Map(users.map(({ id, name }) => [id, name])))
  const { caseFile: file, sight, records, input: asked } = work
  return {
    ...(await aroundPage(work, title)),
    ...(await caseLog({ file, sight, records, nameOf, before: asked.before, acts })),
  }
}

/** All that was done to a case, looked at and refused, newest first, in sentences. */
export const caseTrail = caseQuery({
  name: 'caseTrail',
  input,
  permission: 'case.trail',
  caseId: (asked) => asked.caseId,
  load: load('Trail'),
  redact: (view) => view,
  shown: ({ lines }) => ({ sections: ['trail'], count: lines.length }),
})

/** Who looked at a case, printed it or took a file, newest first (P23). */
export const caseViewers = caseQuery({
  name: 'caseViewers',
  input,
  permission: 'case.viewers',
  caseId: (asked) => asked.caseId,
  load: load('Who viewed this', ['viewed', 'printed', 'file.downloaded']),
  redact: (view) => view,
  shown: ({ lines }) => ({ sections: ['viewers'], count: lines.length }),
})
