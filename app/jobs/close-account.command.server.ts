import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import { rowChange } from '../domain/events.ts'
import { command } from '../gates/command.ts'

/**
 * Closes the account of a member of staff who is the concern of a folder, and ends their sessions: once for each time
 * that it is put on record. A district lead may enable it again, and it stays so.
 */
export const suspendConcerned = command({
  name: 'suspendConcerned',
  input: z.object({ caseId: z.string(), recusalId: z.string() }),
  permission: 'case.system',
  handle: async ({ input, records, now, newSalt, fileOf }) => {
    const mine = await records.write.takeOutbox([input.recusalId])
    const file = await fileOf(input.caseId)
    const kept = file?.recusals.find((one) => one.entryId === input.recusalId && one.source === 'concern')
    const before = kept && (await records.users.byId(kept.userId))
    if (!mine || !before) throw new RuleBroken('There is no account to close.', 'concern')
    const after = before.disabledAt ? before : { ...before, disabledAt: now, salt: newSalt() }
    if (!before.disabledAt) await records.write.saveUser(after)
    const ended = await records.write.endSessionsOf(before.id, now, 'disabled')
    await records.write.queueReprojection('all')
    return {
      result: { ended },
      events: [
        {
          act: 'user.disabled',
          object: { t: 'user', id: before.id, count: ended },
          why: `concern:${input.caseId}`,
          sealed: { name: before.name, reason: 'The concern of a case' },
          rows: [rowChange('user', before.id, before, after)],
        },
      ],
    }
  },
})
