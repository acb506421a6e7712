import { keepAnchor } from './keep-anchor.command.server.ts'
import type { Job } from './register.server.ts'

/**
 * Leaves the newest signed head of the log in every place outside that does not have it yet. One that can't be reached
 * holds up no other; what is said is the first trouble.
 */
export const anchorCheckpoints: Job = {
  name: 'anchor checkpoints',
  often: true,
  run: async ({ runtime, asking, anchors = [] }) => {
    if (anchors.length === 0) return 0
    const { head, anchors: there } = await runtime.proofs.newest()
    if (!head) return 0
    const { size, note } = head
    const known = new Map(there.map((one) => [one.sink, one.size]))
    const proofFrom = (first: number) => runtime.proofs.proofFrom(first, size)
    const troubles: unknown[] = []
    let left = 0
    for (const { name, vkey, leave } of anchors) {
      const from = known.get(name) ?? 0
      if (from >= size) continue
      try {
        const receipt = await leave({ size, note, proofFrom }, from)
        await runtime.run(keepAnchor, { size, sink: name, receipt, vkey }, asking)
        left += 1
      } catch (error) {
        troubles.push(error)
      }
    }
    if (left === 0 && troubles.length > 0) throw troubles[0]
    return left
  },
}
