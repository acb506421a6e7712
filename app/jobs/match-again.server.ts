import { hasUnasked } from '../gates/kept-out.server.ts'
import { isFinished } from '../domain/stages.ts'
import { RuleBroken } from '../domain/errors.ts'
import type { Job, JobWork } from './register.server.ts'
import { letOthers } from './let-others.server.ts'
import { matchAgain } from './match-again.command.server.ts'

const atOnce = 100

/** Looks through the open folders again for staff of the students' families, once roster or accounts have changed. */
export const matchOpenFolders: Job = {
  name: 'match again',
  run: async (work) => {
    const { store } = work.runtime
    const asked = await store.read((records) => records.outbox.waiting('match again', 1000))
    if (asked.length === 0) return 0
    let found = 0
    let afterKey = 0
    for (;;) {
      const from = afterKey
      const batch = await store.read((records) => records.folders.allIds({ afterKey: from, limit: atOnce }))
      for (const { id } of batch) {
        found += await matchOne(work, id)
        await letOthers()
      }
      if (batch.length < atOnce) break
      afterKey = batch.at(-1)?.key ?? afterKey
    }
    await store.write((records) => records.write.takeOutbox(asked.map(({ id }) => id)))
    return found
  },
}

/** The command runs only where somebody seems to belong to the family; what was asked before is known there. */
async function matchOne({ runtime, asking }: JobWork, caseId: string): Promise<number> {
  const related = await runtime.store.read(async (records) => {
    const row = await records.index.row(caseId)
    return row?.studentId && !isFinished(row.stage) ? hasUnasked(records, runtime.registry, caseId) : []
  })
  const token = `match ${caseId} ${related.map(({ userId, by }) => `${userId}:${by}`).join(' ')}`
  if (related.length === 0) return 0
  try {
    return (await runtime.run(matchAgain, { caseId }, { ...asking, token })).asked
  } catch (error) {
    if (!RuleBroken.is(error)) throw error
    return 0
  }
}
