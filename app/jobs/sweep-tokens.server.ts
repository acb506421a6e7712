import { draftDays } from '../auth/limits.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Job } from './register.server.ts'

/** A form that is sent again is known by its token for as long as its draft could be; after that the token is thrown away. */
export const sweepTokens: Job = {
  name: 'sweep tokens',
  run: ({ runtime, now }) =>
    runtime.store.write((records) => records.write.sweepTokens(plusMinutes(now, -draftDays * 24 * 60))),
}
