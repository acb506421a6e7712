import { letOthers } from './let-others.server.ts'
import type { Job } from './register.server.ts'

/** Folders at most in one transaction, so that people's own work comes in between. */
const atOnce = 25
const mostRounds = 40

/** Makes the projections again of folders that a changed calendar, profile or grant touched. */
export const projectQueue: Job = {
  name: 'project queue',
  run: async ({ runtime }) => {
    let done = 0
    for (let round = 0; round < mostRounds; round += 1) {
      const count = await runtime.projectQueued(atOnce)
      done += count
      if (count < atOnce) break
      await letOthers()
    }
    return done
  },
}
