import { join } from 'node:path'
import { openStore } from '#db/store.server.ts'
import { unwritable } from '#db/unwritable.ts'
import type { Store } from '#db/records/records.ts'
import type { Registry } from './domain/entry.ts'
import { run } from './gates/command.server.ts'
import { createLogProofs } from './gates/audit/log-proofs.server.ts'
import { createBursts } from './gates/bursts.server.ts'
import type { Core } from './gates/core.server.ts'
import { createDistricts } from './gates/district.server.ts'
import { createGroupLog } from './gates/group-log.server.ts'
import { mayRun } from './gates/may-run.server.ts'
import { policyInForce } from './gates/policy-in-force.server.ts'
import { projectQueued, reindex } from './gates/project.server.ts'
import { ask } from './gates/query.server.ts'
import { countRefusal, writeCounted } from './gates/refusals.server.ts'
import type { Clock, Runtime } from './gates/runtime.ts'
import { createSpool } from './gates/spool.server.ts'
import { createPasswords } from './keys/passwords.server.ts'
import type { Passwords } from './keys/passwords.server.ts'
import { newBoot } from './keys/random.server.ts'
import { readKeyRing, ringOf } from './keys/key-folder.server.ts'
import type { KeyFolder, KeyRing } from './keys/key-folder.server.ts'
import { spoolFile } from './keys/spool-file.server.ts'
import { createVault } from './keys/vault.server.ts'

/** What a runtime needs to know. `store`, `passwords` and `ring` are handed in by tests; else they are made from the rest. */
export interface RuntimeConfig {
  databaseUrl: string
  /** Which build wrote an event, such as `0.1.0`. */
  build?: string
  store?: Store
  passwords?: Passwords
  /** Where the key-encryption keys lie. */
  keys?: KeyFolder
  ring?: KeyRing
  /** Where what is read is kept while the log can't be written: a folder of another disk. Without it nothing is shown then. */
  spool?: string
  /** The command line may wait for a busy database, being alone in its process; the server may not. */
  as?: 'server' | 'cli'
}

/**
 * Makes store, gates, password queue and log once. Nothing else in the house holds state: the server, the command line
 * and tests each make their own runtime and hand it on.
 */
export function createRuntime(config: RuntimeConfig, registry: Registry, clock: Clock): Runtime {
  const store = config.store ?? openStore(config.databaseUrl, { as: config.as ?? 'server' })
  const ring = config.ring ?? (config.keys ? readKeyRing(config.keys) : ringOf('the folder of keys', []))
  const vault = createVault(ring, () => clock.now())
  const spool = config.spool === undefined ? undefined : createSpool(spoolFile(join(config.spool, 'reads.jsonl')))
  const core: Core = {
    store,
    registry,
    clock,
    passwords: config.passwords ?? createPasswords(),
    districts: createDistricts(),
    vault,
    log: createGroupLog(store, clock, vault, spool && { spool, unwritable }),
    unwritable,
    boot: newBoot(),
    build: config.build ?? '0.1.0',
    policy: policyInForce(),
    refusedForms: new Map(),
    bursts: createBursts(),
    paced: new Map(),
    reportedUnreadable: new Set(),
    rolesRead: { day: null },
  }
  return {
    store,
    registry,
    clock,
    policy: core.policy,
    passwords: core.passwords,
    vault,
    refusedForms: core.refusedForms,
    proofs: createLogProofs(store),
    profile: () => store.read(async (records) => (await core.districts.load(records)).profile),
    run: (command, input, doing) => run(core, command, input, doing),
    mayRun: (command, caseId, asking) => mayRun(core, { ...command, is: 'command', caseId }, asking),
    ask: (query, input, asking) => ask(core, query, input, asking),
    projectQueued: (limit) =>
      store.write(async (records) => {
        await records.lockWriter()
        return projectQueued(core, records, limit)
      }),
    behind: () => core.log.behind(),
    unwritable,
    countRefusal: (event, asking) => countRefusal(core, asking, event),
    writeCounted: (which) => writeCounted(core, which),
    reindex: () => reindex(core),
    close: async () => {
      try {
        await writeCounted(core, 'all')
        await core.log.idle()
      } finally {
        if (!config.store) await store.close()
      }
    },
  }
}
