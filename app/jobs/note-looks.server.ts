import { manyLooksNow, noteManyLooks } from './note-many-looks.command.server.ts'
import type { Job } from './register.server.ts'

/** Each minute: who opened more cases within an hour than the district asks about is noted, once a day. */
export const noteLooks: Job = {
  name: 'note many looks',
  run: async ({ runtime, asking, now }) => {
    const profile = await runtime.profile()
    const many = await runtime.store.read((records) => manyLooksNow(records, profile, now))
    return many.length === 0 ? 0 : (await runtime.run(noteManyLooks, {}, asking)).noted
  },
}
