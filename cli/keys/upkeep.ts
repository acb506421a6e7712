import { RuleBroken } from '../../app/domain/errors.ts'
import { sealedKinds, tallyWords } from '../../app/domain/sealing.ts'
import { instantOf } from '../../app/domain/time.ts'
import { readConfig } from '../../app/config.server.ts'
import { registry } from '../../app/features/entries.ts'
import { destroyUnusedKeys } from '../../app/features/upkeep/destroy-unused-keys.command.server.ts'
import { rewrapKeys } from '../../app/features/upkeep/rewrap-keys.command.server.ts'
import { sealParts } from '../../app/features/upkeep/seal-parts.command.server.ts'
import { fromTheStart } from '../../app/gates/resealing.server.ts'
import type { Runtime } from '../../app/gates/runtime.ts'
import { KeyRefused } from '../../app/keys/errors.ts'
import { noKeyYet } from '../../app/keys/vault.server.ts'
import { createRuntime } from '../../app/runtime.server.ts'
import { asCommandLine } from '../run-command.ts'

export const config = () => readConfig(process.env, process.cwd())
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Opens the house for as long as `work` takes, with the keys as they lie in the folder now. */
export async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const { databaseUrl, keys } = config()
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}

/** Refuses where there is no key yet, or where it is not at hand. */
export async function demandKeys({ store, vault }: Runtime): Promise<void> {
  const state = await store.read((records) => vault.state(records))
  if (state.is === 'missing') throw new KeyRefused(state.why)
  if (state.is === 'none') throw new KeyRefused(noKeyYet(vault.ring))
}

/** Null where a rule says that nothing is left to do. */
export async function unlessDone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (RuleBroken.is(error)) return null
    throw error
  }
}

const batch = 500

/** Seals, batch after batch, all that stands in clear or under a key that only opens. */
export async function sealAll(runtime: Runtime): Promise<string> {
  const sum = { parts: 0, events: 0, pieces: 0, drafts: 0, openings: 0, secrets: 0, broken: 0 }
  for (let from = fromTheStart; ;) {
    const done = await unlessDone(runtime.run(sealParts, { from, limit: batch }, asCommandLine()))
    if (!done) break
    for (const what of [...sealedKinds, 'broken'] as const) sum[what] += done[what]
    from = done.progress
  }
  const { broken } = sum
  const bad = broken > 0 ? ` ${broken} do not open and were left as they are: run npm run audit:verify.` : ''
  return `Sealed: ${tallyWords(sum)}.${bad}`
}

/** Wraps, batch after batch, all data keys by the active tenant key. */
export async function rewrapAll(runtime: Runtime): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const done = await unlessDone(runtime.run(rewrapKeys, { after, limit: batch }, asCommandLine()))
    if (!done) return count
    count += done.rewrapped
    after = done.after
  }
}

/** Destroys keys that a change has left over; how many. */
export const destroyLeftOver = async (runtime: Runtime): Promise<number> =>
  (await unlessDone(runtime.run(destroyUnusedKeys, {}, asCommandLine())))?.destroyed ?? 0
