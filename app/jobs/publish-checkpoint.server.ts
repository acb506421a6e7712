import { plusMinutes } from '../domain/time.ts'
import type { Asking, Runtime } from '../gates/runtime.ts'
import type { Signer } from '../keys/signer-client.server.ts'
import { keepCheckpoint, noteCheckpointRefused } from './keep-checkpoint.command.server.ts'
import type { Job } from './register.server.ts'

/** A refusal is put on record again after so many minutes, not at each try. */
const refusedAgain = 60

/** Has the log's head signed where it is due. Gives how many heads were kept. */
export const publishCheckpoint: Job = {
  name: 'publish checkpoint',
  often: true,
  run: async ({ runtime, asking, now, signer }) =>
    signer && (await runtime.proofs.due(now)) ? publish(runtime, asking, signer) : 0,
}

/**
 * Has the log's head signed now. The signer says what it signed last, and gets the proof that the log begins with that.
 * Gives 0 where it refused, which is then on record. Throws where it can't be reached.
 */
export async function publish(runtime: Runtime, asking: Asking, signer: Signer): Promise<0 | 1> {
  const { vkey, last } = await signer.about()
  const head = await runtime.proofs.head(last?.size ?? 0)
  const answer = await signer.sign(head)
  if ('note' in answer) {
    await runtime.run(keepCheckpoint, { note: answer.note, vkey }, asking)
    return 1
  }
  if (!(await runtime.proofs.refusedSince(plusMinutes(runtime.clock.now(), -refusedAgain))))
    await runtime.run(noteCheckpointRefused, { size: head.size, why: answer.why }, asking)
  return 0
}
