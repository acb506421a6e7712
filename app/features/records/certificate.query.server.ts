import { z } from 'zod'
import { backupKeepDays, basisOf } from '#app/domain/destruction.ts'
import type { ExpungedCounts } from '#app/domain/destruction.ts'
import { retentionSchedule } from '#app/domain/retention.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import { dayText, instantText } from '#app/ui/when.ts'

/** That a case was destroyed, on what basis and by whom: for paper. It names nobody whom the case was about. */
export const certificate = query({
  name: 'certificate',
  input: z.looseObject({ requestId: z.string().max(60) }),
  permission: 'certificate.read',
  load: async ({ input, records, calendar, actor, now }) => {
    const request = await records.destruction.request(input.requestId)
    if (request?.outcome !== 'confirmed' || !request.decidedBy || !request.decidedAt)
      throw new NotPermitted('no such certificate', 404)
    const { zone } = calendar
    const users = await records.users.byIds([request.askedBy, request.decidedBy])
    const name = (id: string) => users.find((one) => one.id === id)?.name ?? `Somebody who left (${id})`
    const events = await records.audit.search({ act: 'governance.expunge', objectId: request.caseId, limit: 5_000 })
    const first = events.at(-1)
    const destroyed = localOf(request.decidedAt, zone).day
    return {
      title: 'Certificate of destruction',
      caseId: request.caseId,
      series: (retentionSchedule as Readonly<Record<string, { label: string }>>)[request.series ?? '']?.label ?? '',
      basis: basisOf(request.basis)?.label ?? request.basis,
      source: basisOf(request.basis)?.source ?? '',
      reference: request.reference,
      asked: `${name(request.askedBy)}, ${instantText(request.askedAt, zone)}`,
      confirmed: `${name(request.decidedBy)}, ${instantText(request.decidedAt, zone)}`,
      counts: JSON.parse(request.counts ?? '{}') as Partial<ExpungedCounts>,
      event: first ? { seq: first.seq, hash: first.hash, last: events[0]?.seq ?? first.seq } : null,
      backupsUntil: dayText(plusDays(destroyed, backupKeepDays)),
      by: `${actor.name}, ${instantText(now, zone)}`,
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['certificate'] }),
})
