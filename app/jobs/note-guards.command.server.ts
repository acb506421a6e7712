import { z } from 'zod'
import { shippedGuards } from '../gates/audit/guards.ts'
import { guardsFinding, guardsHash } from '../gates/audit/verify-guards.server.ts'
import { command } from '../gates/command.ts'

/**
 * Puts on record which guards the database has, by one hash over all of them, and whether they are those that this
 * version ships: a guard that was taken out for a day shows in the log, also after it was put back.
 */
export const noteGuards = command({
  name: 'noteGuards',
  input: z.object({ engine: z.enum(['sqlite', 'postgres']) }),
  permission: 'case.system',
  handle: async ({ input: { engine }, records }) => {
    const triggers = await records.audit.triggers()
    const finding = guardsFinding(triggers, shippedGuards[engine])
    const object = { t: 'guards', id: guardsHash(triggers), count: triggers.length }
    const wrong = finding ? { outcome: 'error' as const, why: finding.what } : {}
    return { result: { fits: !finding }, events: [{ act: 'system.guardsChecked', object, ...wrong }] }
  },
})
