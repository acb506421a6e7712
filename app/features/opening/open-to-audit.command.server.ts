import { isCourtSealed } from '#app/domain/file/court-seal.ts'
import { rowChange } from '#app/domain/events.ts'
import { endOfDay } from '#app/domain/school-calendar.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { isStaffMatter } from '#app/policy/roles.ts'
import { auditInput } from './audit-design.ts'

/**
 * An auditor opens a case with a reason, to read it until the end of that day (access.md 3.4). Students are named by
 * their initials, sealed parts stay closed, and a matter of a staff member is not opened.
 */
export const openToAudit = command({
  name: 'openToAudit',
  input: auditInput,
  permission: 'audit.open',
  handle: async ({ input, actor, now, calendar, newId, newSalt, fileOf, openings }) => {
    const file = await fileOf(input.caseId)
    if (!file) throw new NotPermitted('no such folder')
    if (isCourtSealed(file)) throw new NotPermitted('sealed by a court')
    if (isStaffMatter(file)) throw new NotPermitted('a staff matter')
    const opening = {
      id: newId('opening'),
      userId: actor.id,
      caseId: input.caseId,
      kind: 'audit' as const,
      code: 'audit',
      reason: input.reason,
      startedAt: now,
      until: endOfDay(calendar, localOf(now, calendar.zone).day),
      reviewDueAt: null,
      reviewedAt: null,
      reviewedBy: null,
      verdict: null,
      note: null,
      salt: newSalt(),
    }
    await openings.keep(opening)
    return {
      result: { caseId: input.caseId },
      events: [
        {
          act: 'audit.opened',
          object: { t: 'case', id: input.caseId, opening: opening.id },
          sealed: { reason: input.reason },
          rows: [rowChange('opening', opening.id, undefined, opening)],
        },
      ],
    }
  },
})
