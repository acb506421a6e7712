import { plusMinutes } from '../domain/time.ts'
import type { Asking, Runtime } from '../gates/runtime.ts'
import { keepAnchor, noteAnchorRefused } from './keep-anchor.command.server.ts'
import type { Job } from './register.server.ts'

/** A place that took nothing is put on record again after so many minutes, not at each try. */
const refusedAgain = 60

async function noteRefusal(runtime: Runtime, asking: Asking, sink: string, error: unknown): Promise<void> {
  if (await runtime.proofs.anchorRefusedSince(sink, plusMinutes(runtime.clock.now(), -refusedAgain))) return
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 1_000)
  await runtime.run(noteAnchorRefused, { sink, why }, asking)
}

/**
 * Leaves the newest signed head of the log in every place outside that does not have it yet. One that can't be reached
 * holds up no other; what is said is the first trouble.
 */
export const anchorCheckpoints: Job = {
  name: 'anchor checkpoints',
  often: true,
  run: async ({ runtime, asking, now, anchors = [] }) => {
    if (anchors.length === 0) return 0
    const { head, anchors: there } = await runtime.proofs.newest()
    if (!head) return 0
    const { size, note } = head
    const known = new Map(there.map((one) => [one.sink, one]))
    const proofFrom = (first: number) => runtime.proofs.proofFrom(first, size)
    const troubles: unknown[] = []
    let left = 0
    for (const { name, vkey, everyHours = 0, leave } of anchors) {
      const last = known.get(name)
      const from = last?.size ?? 0
      if (from >= size || (last && now < plusMinutes(last.at, everyHours * 60))) continue
      try {
        const receipt = await leave({ size, note, proofFrom }, from)
        await runtime.run(keepAnchor, { size, sink: name, receipt, vkey }, asking)
        left += 1
      } catch (error) {
        troubles.push(error)
        await noteRefusal(runtime, asking, name, error)
      }
    }
    if (left === 0 && troubles.length > 0) throw troubles[0]
    return left
  },
}
