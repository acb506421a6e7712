import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import { command } from '../gates/command.ts'
import type { QueryWork } from '../gates/query.ts'
import { cameBack } from '../gates/record-keeping.server.ts'

/** Which of some destroyed cases stand here as if nothing had been, and were not noted yet. */
export async function stillThere(
  records: QueryWork<unknown>['records'],
  destroyed: readonly CaseId[],
): Promise<CaseId[]> {
  const back: CaseId[] = []
  for (const id of new Set(destroyed)) {
    const stands = (await records.folders.exists(id)) && !(await records.destruction.isExpunged(id))
    if (stands && !(await cameBack(records, id))) back.push(id)
  }
  return back
}

/**
 * Notes that cases which were destroyed stand again, as a restored backup has them. From then on they are shown to whoever
 * keeps records, and two people may destroy them again without waiting.
 */
export const noteCameBack = command({
  name: 'noteCameBack',
  input: z.object({ caseIds: z.array(z.string().max(60)).min(1).max(10_000) }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    const events = (await stillThere(records, input.caseIds)).map((id): AuditEvent => ({
      act: 'governance.cameBack',
      object: { t: 'case', id },
    }))
    const [first, ...others] = events
    if (!first) throw new RuleBroken('Nothing that was destroyed stands here.', 'destroyed before')
    return { result: { back: events.length }, events: [first, ...others] }
  },
})
