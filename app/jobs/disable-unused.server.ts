import { plusMinutes } from '../domain/time.ts'
import { disableUnusedUsers, unusedNow } from './disable-unused.command.server.ts'
import type { Job } from './register.server.ts'

const lease = 'unused accounts'
const everyMinutes = 24 * 60

/** Once a day, accounts that nobody signed in to for too long are disabled (access.md 3.8). */
export const disableUnused: Job = {
  name: 'disable unused accounts',
  run: async ({ runtime, asking, now }) => {
    const until = await runtime.store.read((records) => records.leases.until(lease))
    if (until !== undefined && until > now) return 0
    const next = plusMinutes(now, everyMinutes)
    await runtime.store.write((records) => records.write.takeLease(lease, asking.requestId, now, next))
    const unused = await runtime.store.read((records) => unusedNow(records, now))
    return unused.length === 0 ? 0 : (await runtime.run(disableUnusedUsers, {}, asking)).disabled
  },
}
