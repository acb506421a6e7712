import { codeRules, sessionLimits, throttleRules } from '../auth/limits.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Job } from './register.server.ts'

/** Sessions that are over for longer than a day, sign-ins that never came back, and counted tries that no rule looks at any more. */
export const sweepSessions: Job = {
  name: 'sweep sessions',
  run: ({ runtime, now }) => {
    const sessionsBefore = plusMinutes(now, -sessionLimits.keptMinutes - sessionLimits.absoluteMinutes)
    const longest = Math.max(...[...throttleRules, ...codeRules].map((rule) => rule.withinMinutes + rule.shutMinutes))
    return runtime.store.write(async (records) => {
      const tries = await records.write.sweepTries(plusMinutes(now, -longest))
      const attempts = await records.write.sweepAttempts(now)
      return tries + attempts + (await records.write.sweepSessions(sessionsBefore))
    })
  },
}
