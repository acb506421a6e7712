import { z } from 'zod'
import type { OpeningRow } from '#db/records/records.ts'
import { localOf } from '#app/domain/time.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { holds } from '#app/policy/roles.ts'
import { aroundPage } from './around-page.ts'
import { caseLog, openingReason } from './case-log.ts'
import { nameFrom } from './names.ts'

const input = z.object({ caseId: z.string(), before: z.coerce.number().int().min(0).optional() })
type Work = CaseQueryWork<z.output<typeof input>>

const load = (title: string, acts?: readonly string[]) => async (work: Work) => {
  const users = await work.records.users.all()
  const nameOf = nameFrom(new Map(users.map(({ id, name }) => [id, name])))
  const { caseFile: file, sight, records, input: asked } = work
  const reasonOf = async (opening: OpeningRow) => work.masked(openingReason(opening, await work.openingSays(opening)))
  return {
    ...(await aroundPage(work, title)),
    ...(await caseLog({
      file,
      sight,
      records,
      nameOf,
      before: asked.before,
      acts,
      ...(readsReasons(work) ? { reasonOf } : {}),
    })),
  }
}

/** Why others opened a case is for its lead and the district leads. */
const readsReasons = ({ actor, caseFile, sight, now, calendar }: Work): boolean =>
  sight.reason === 'lead' ||
  (holds(actor, 'district-lead') && may(actor, 'case.viewers', caseFile, localOf(now, calendar.zone).day).allow)

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

const looks = [
  'viewed',
  'printed',
  'file.downloaded',
  'audit.opened',
  'breakGlass.started',
  'breakGlass.closed',
  'breakGlass.reviewed',
]

/** Who looked at a case, printed it, took a file or opened it for a short time, newest first (P23). */
export const caseViewers = caseQuery({
  name: 'caseViewers',
  input,
  permission: 'case.viewers',
  caseId: (asked) => asked.caseId,
  load: load('Who viewed this', looks),
  redact: (view) => view,
  shown: ({ lines }) => ({ sections: ['viewers'], count: lines.length }),
})
