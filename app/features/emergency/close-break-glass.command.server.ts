import { z } from 'zod'
import { rowChange } from '#app/domain/events.ts'
import { id } from '#app/domain/fields.ts'
import { command } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'

/** Ends one's own reading of a folder before its hour is over. Its review stays due. */
export const closeBreakGlass = command({
  name: 'closeBreakGlass',
  input: z.object({ caseId: id('Open the case again.') }),
  permission: 'breakGlass.close',
  handle: async ({ input, actor, records, now, newSalt, openings }) => {
    const own = await records.access.openingsOf(actor.id)
    const row = own.find(({ caseId, kind, until }) => caseId === input.caseId && kind === 'break-glass' && until > now)
    if (!row) throw new NotPermitted('nothing is open')
    const before = await openings.toChange(row)
    const after = { ...before, until: now, salt: newSalt() }
    await openings.keep(after)
    return {
      result: { caseId: input.caseId },
      events: [
        {
          act: 'breakGlass.closed',
          object: { t: 'case', id: input.caseId, opening: before.id },
          outcome: 'break_glass',
          rows: [rowChange('opening', before.id, before, after)],
        },
      ],
    }
  },
})
