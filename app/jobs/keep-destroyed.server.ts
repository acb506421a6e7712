import { noteCameBack, stillThere } from './note-came-back.command.server.ts'
import type { Job } from './register.server.ts'

/**
 * Keeps outside the database which cases were destroyed, by their random ids, and looks whether one of them stands again: a
 * backup from before took the place of the database, by `npm run restore` or by hand.
 */
export const keepDestroyed: Job = {
  name: 'keep destroyed',
  often: true,
  run: async ({ runtime: { store, run }, asking, destroyed }) => {
    if (!destroyed) return 0
    const requests = await store.read((records) => records.destruction.requests())
    const here = requests.flatMap(({ id, caseId, kind, outcome, decidedAt }) =>
      kind === 'expunge' && outcome === 'confirmed' && decidedAt ? [{ id: caseId, request: id, at: decidedAt }] : [],
    )
    const added = destroyed.add(here)
    const known = destroyed.read().map(({ id }) => id)
    const back = await store.read((records) => stillThere(records, known))
    if (back.length > 0) await run(noteCameBack, { caseIds: back }, asking)
    return added + back.length
  },
}
