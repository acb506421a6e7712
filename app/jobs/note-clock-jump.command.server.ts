import { z } from 'zod'
import { command } from '../gates/command.ts'

/**
 * Puts on record that this server's clock was moved, by how many minutes: times of events before and after can't be
 * compared as they stand. Forward is above zero.
 */
export const noteClockJump = command({
  name: 'noteClockJump',
  input: z.object({ minutes: z.int() }),
  permission: 'case.system',
  handle: ({ input: { minutes } }) => {
    const object = { t: 'clock', id: minutes > 0 ? 'forward' : 'back', count: Math.abs(minutes) }
    return Promise.resolve({ result: null, events: [{ act: 'system.clockJumped', object, outcome: 'error' as const }] })
  },
})
