import { draftDays } from '../auth/limits.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Job } from './register.server.ts'

/** Drafts that nobody touched for a month are thrown away. They are nobody's record and write no event. */
export const sweepDrafts: Job = {
  name: 'sweep drafts',
  run: ({ runtime, now }) =>
    runtime.store.write((records) => records.write.sweepDrafts(plusMinutes(now, -draftDays * 24 * 60))),
}
