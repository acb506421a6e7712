import { z } from 'zod'
import { backupKeepDays, basisOf, whyNotConfirm } from '#app/domain/destruction.ts'
import type { ExpungedCounts } from '#app/domain/destruction.ts'
import { classLabel } from '#app/domain/retention-schedule.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { dayText, instantText } from '#app/ui/when.ts'

/** That a case was destroyed, on what basis and by whom: for paper. It names nobody whom the case was about. */
export const certificate = query({
  name: 'certificate',
  input: z.looseObject({ requestId: z.string().max(60) }),
  permission: 'certificate.read',
  load: async (work) => {
    const { input, records, calendar, actor, now } = work
    const request = await records.destruction.request(input.requestId)
    if (request?.kind !== 'expunge' || request.outcome !== 'confirmed' || !request.decidedBy || !request.decidedAt)
      throw new NotPermitted('no such certificate', 404)
    const { zone } = calendar
    const users = await records.users.byIds([request.askedBy, request.decidedBy])
    const name = (id: string) => users.find((one) => one.id === id)?.name ?? `Somebody who left (${id})`
    const texts = await textsOf(work, request.caseId)
    const found = await records.audit.search({ act: 'governance.expunge', objectId: request.caseId, limit: 5_000 })
    const all = found.map(({ seq, hash, body }) => ({ seq, hash, ofTexts: readLeaf(body)?.obj.sec !== undefined }))
    const span = (ofTexts: boolean) => {
      const events = all.filter((one) => one.ofTexts === ofTexts)
      const first = events.at(-1)
      return first ? { seq: first.seq, hash: first.hash, last: events[0]?.seq ?? first.seq } : null
    }
    const destroyed = localOf(request.decidedAt, zone).day
    return {
      title: 'Certificate of destruction',
      requestId: request.id,
      district: (await records.district.load())?.name ?? '',
      caseId: request.caseId,
      series: classLabel(request.series),
      basis: basisOf(request.basis)?.label ?? request.basis,
      source: basisOf(request.basis)?.source ?? '',
      reference: request.reference,
      asked: `${name(request.askedBy)}, ${instantText(request.askedAt, zone)}`,
      confirmed: `${name(request.decidedBy)}, ${instantText(request.decidedAt, zone)}`,
      counts: JSON.parse(request.counts ?? '{}') as Partial<ExpungedCounts>,
      event: span(false),
      textsEvent: span(true),
      texts,
      backupsUntil: dayText(plusDays(destroyed, backupKeepDays)),
      by: `${actor.name}, ${instantText(now, zone)}`,
    }
  },
  redact: (view) => view,
  shown: () => ({ sections: ['certificate'] }),
})

/** What a court asked of the log's texts about the case: what waits, what was carried out, and what whoever reads it may do. */
async function textsOf({ records, actor, now, calendar }: QueryWork<unknown>, caseId: string) {
  const { zone } = calendar
  const requests = (await records.destruction.requestsOf(caseId)).filter(({ kind }) => kind === 'redact')
  const waiting = requests.find(({ outcome }) => outcome === null)
  const done = requests.filter(({ outcome }) => outcome === 'confirmed')
  const ids = [...new Set(requests.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? askedBy]))]
  const users = new Map((await records.users.byIds(ids)).map(({ id, name }) => [id, name]))
  const who = (id: string, at: string) => `${users.get(id) ?? `Somebody who left (${id})`}, ${instantText(at, zone)}`
  const { day: today } = localOf(now, zone)
  const can = (action: Parameters<typeof may>[1]) => may(actor, action, null, today).allow
  return {
    waiting: waiting
      ? {
          asked: who(waiting.askedBy, waiting.askedAt),
          reference: waiting.reference,
          from: instantText(waiting.notBefore, zone),
          notYet: whyNotConfirm(waiting, { userId: actor.id, now }) ?? null,
        }
      : null,
    done: done.flatMap(({ reference, askedBy, askedAt, decidedBy, decidedAt, counts }) =>
      decidedBy && decidedAt
        ? {
            reference,
            asked: who(askedBy, askedAt),
            confirmed: who(decidedBy, decidedAt),
            count: (JSON.parse(counts ?? '{}') as { leaves?: number }).leaves ?? 0,
          }
        : [],
    ),
    may: {
      ask: !waiting && can('redact.ask'),
      keep: waiting !== undefined && can('redact.withdraw'),
      confirm:
        waiting !== undefined &&
        can('redact.confirm') &&
        whyNotConfirm(waiting, { userId: actor.id, now }) === undefined,
    },
  }
}
export type TextsShown = Awaited<ReturnType<typeof textsOf>>
