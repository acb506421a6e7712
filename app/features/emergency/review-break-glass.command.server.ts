import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { awaitsReview, mayReview } from '#app/policy/break-glass.ts'
import { reviewInput } from './emergency-input.ts'

/**
 * Records what somebody else found who looked an emergency opening over. Never one's own, nor of a folder that one is
 * kept out of; a chair only at their school.
 */
export const reviewBreakGlass = command({
  name: 'reviewBreakGlass',
  input: reviewInput,
  permission: 'breakGlass.review',
  handle: async ({ input, actor, records, now, newSalt, fileOf, openings }) => {
    const row = await records.access.opening(input.openingId)
    const file = row?.kind === 'break-glass' ? await fileOf(row.caseId) : undefined
    if (!row || !file) throw new NotPermitted('no such opening')
    if (row.userId === actor.id) {
      throw new RuleBroken('Nobody reviews their own opening. A district lead or the chair does.', 'never one’s own')
    }
    if (!mayReview(actor, file, row)) throw new NotPermitted('not theirs to review')
    if (!awaitsReview(row)) throw new RuleBroken('This was reviewed meanwhile.', 'reviewed once')
    const before = await openings.toChange(row)
    const after = {
      ...before,
      reviewedAt: now,
      reviewedBy: actor.id,
      verdict: input.verdict,
      note: input.note,
      salt: newSalt(),
    }
    await openings.keep(after)
    return {
      result: { openingId: before.id },
      events: [
        {
          act: 'breakGlass.reviewed',
          object: { t: 'case', id: before.caseId, opening: before.id },
          sealed: { verdict: input.verdict, note: input.note },
          rows: [rowChange('opening', before.id, before, after)],
        },
      ],
    }
  },
})
