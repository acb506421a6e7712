import { plusMinutes } from '../domain/time.ts'
import type { Job } from './register.server.ts'
import { sweepUnboundFiles } from './sweep-files.command.server.ts'

/** Files that no form was saved with are thrown away after so many days (architecture.md, Attachments). */
const unboundDays = 30

export const sweepFiles: Job = {
  name: 'sweep files',
  run: async ({ runtime, asking, now }) => {
    const before = plusMinutes(now, -unboundDays * 24 * 60)
    const waiting = await runtime.store.read((records) => records.files.unboundBefore(before))
    if (waiting.length === 0) return 0
    return (await runtime.run(sweepUnboundFiles, { before }, asking)).swept
  },
}
