import { instantOf } from '#app/domain/time.ts'
import { readConfig } from '#app/config.server.ts'
import { registry } from '#app/features/entries.ts'
import { rotateDataKeys } from '#app/features/upkeep/rotate-data-keys.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { createRuntime } from '#app/runtime.server.ts'

/*
 * A program of its own: changes data keys as `npm run keys -- rotate-data` does, batch by batch, and is killed, as by the
 * power cord, while the second batch is under way.
 */
const { databaseUrl, keys } = readConfig(process.env, process.cwd())
const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
const doing = {
  actor: { kind: 'cli', id: 'cli', name: 'Command line' },
  requestId: 'req_killed',
  via: 'cli',
} as const
await runtime.run(rotateDataKeys, {}, doing)
const { progress } = await runtime.run(sealParts, { from: fromTheStart, limit: 500 }, doing)
void runtime.run(sealParts, { from: progress, limit: 500 }, doing)
setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10)
