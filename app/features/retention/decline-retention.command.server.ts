import { command } from '#app/gates/command.ts'
import { declineRetentionInput } from './retention-designs.ts'
import { waitingChange } from './waiting-change.server.ts'

/** Leaves the schedule as it is: somebody declines a change, or takes back what they proposed. */
export const declineRetention = command({
  name: 'declineRetention',
  input: declineRetentionInput,
  permission: 'retention.decline',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const change = await waitingChange(records, input.changeId)
    const decided = { outcome: 'declined' as const, decidedBy: actor.id, decidedAt: now, note: input.note }
    await records.write.saveRetentionChange({ ...change, ...decided, salt: newSalt() })
    return {
      result: {},
      events: [
        {
          act: 'retention.declined',
          object: { t: 'retentionChange', id: change.id, section: change.class },
          sealed: { note: input.note },
          rows: [{ t: 'retentionChange', id: change.id }],
        },
      ],
    }
  },
})
