import { stepWords, wentOnBase } from '#app/domain/gate-check.ts'
import type { Step } from '#app/domain/gate.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { instantText } from '#app/ui/when.ts'

/** What the page shows of one override: nothing that a district lead outside the case may not read. */
export async function wentOnPage(work: CaseQueryWork<Readonly<Record<string, unknown>>>) {
  const { input, caseFile, bodies, records, actor, now, calendar } = work
  const { zone } = calendar
  const went = caseFile.overrides.find((one) => one.entryId === input.entryId)
  if (!went) throw new NotPermitted('no such override')
  const today = localOf(now, zone).day
  const users = await records.users.byIds([...new Set([went.by, ...(went.read ? [went.read.by] : [])])])
  const nameOf = (id: string) => users.find((one) => one.id === id)?.name ?? 'Somebody'
  const missing = wentOnBase.safeParse(bodies.get(went.entryId)?.base).data?.missing ?? []
  return {
    step: stepWords[went.step as Step] ?? went.step,
    missing: missing.map(({ words }) => words.charAt(0).toUpperCase() + words.slice(1)),
    by: nameOf(went.by),
    at: instantText(went.recordedAt, zone, today),
    reason: went.reason,
    read: went.read ? `${nameOf(went.read.by)}, ${instantText(went.read.at, zone, today)}` : null,
    /** The reader went on, so somebody else reads why. */
    own: went.by === actor.id,
  }
}
export type WentOnPageView = Awaited<ReturnType<typeof wentOnPage>>
