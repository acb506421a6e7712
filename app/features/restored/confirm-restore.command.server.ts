import { RuleBroken } from '#app/domain/errors.ts'
import { restoredUnseen } from '#app/gates/audit/restored.server.ts'
import { command } from '#app/gates/command.ts'
import { restoredInput } from './restored-input.ts'

/** Puts on record that a district lead looked at what a restored backup does not have, and what was done about it. */
export const confirmRestore = command({
  name: 'confirmRestore',
  input: restoredInput,
  permission: 'restore.confirm',
  handle: async ({ input, records }) => {
    const restored = await restoredUnseen(records)
    if (!restored) throw new RuleBroken('Somebody looked at this meanwhile.', 'looked at once')
    const object = { t: 'event', id: String(restored.seq) }
    return { result: null, events: [{ act: 'restore.confirmed', object, sealed: { note: input.note } }] }
  },
})
