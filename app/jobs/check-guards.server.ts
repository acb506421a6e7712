import { plusMinutes } from '../domain/time.ts'
import { noteGuards } from './note-guards.command.server.ts'
import type { Job } from './register.server.ts'

/** The guards are looked at once a day (audit.md 2.5), and each hour while something is wrong with them. */
const every = { fits: 24 * 60, wrong: 60 } as const

/** Looks whether the database still has the guards that keep the log append-only, and puts it on record. */
export const checkGuards: Job = {
  name: 'check guards',
  run: async ({ runtime, asking, now }) => {
    const last = await runtime.proofs.guards()
    if (last && now < plusMinutes(last.at, last.wrong ? every.wrong : every.fits)) return 0
    await runtime.run(noteGuards, { engine: runtime.store.engine }, asking)
    return 1
  },
}
