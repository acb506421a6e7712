import type { Job } from './register.server.ts'

/** Takes what a destroyed case left on the disk away, again and again until nobody reads meanwhile. */
export const settleStore: Job = {
  name: 'settle store',
  often: true,
  run: async ({ runtime: { store } }) => {
    const asked = await store.read((records) => records.outbox.waiting('settle', 100))
    if (asked.length === 0 || !(await store.settle())) return 0
    await store.write((records) => records.write.takeOutbox(asked.map(({ id }) => id)))
    return asked.length
  },
}
