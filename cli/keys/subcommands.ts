import { createKeys } from '../../app/features/upkeep/create-keys.command.server.ts'
import { moveCourtKey } from '../../app/features/upkeep/move-court-key.command.server.ts'
import { rotateDataKeys } from '../../app/features/upkeep/rotate-data-keys.command.server.ts'
import { rotateKek } from '../../app/features/upkeep/rotate-kek.command.server.ts'
import { rotateTenantKey } from '../../app/features/upkeep/rotate-tenant-key.command.server.ts'
import { tallyWords, total } from '../../app/domain/sealing.ts'
import { KeyRefused } from '../../app/keys/errors.ts'
import { makeKey } from '../../app/keys/key-folder.server.ts'
import type { KeyRing } from '../../app/keys/key-folder.server.ts'
import { firstKey, keepIt } from './first-key.ts'
import { asCommandLine } from '../run-command.ts'
import { config, demandKeys, destroyLeftOver, rewrapAll, say, sealAll, withRuntime } from './upkeep.ts'

/** One thing that `npm run keys` does. */
export interface Subcommand {
  help: string
  /** Gives the exit code where it is another than 0. */
  run(): Promise<number | void>
}

const ringHas = ({ ring }: { ring: KeyRing }, { wrappedBy }: { wrappedBy: string }): boolean => ring.keys.has(wrappedBy)

const status: Subcommand = {
  help: `npm run keys -- status — which keys there are, and what still stands in clear

Only reads. Says which key-encryption keys lie in the folder, which one the database needs, how many keys of each purpose
there are, and of each kind of what is sealed how much stands under a key and how much in clear, waiting for
npm run keys -- seal.

Exit code: 0 nothing is in clear · 1 something is · 2 the key is not there
`,
  run: () =>
    withRuntime(async ({ store, vault }) => {
      const { state, tenants, court, counts, sealed, clear } = await store.read(async (records) => ({
        state: await vault.state(records),
        tenants: (await records.keys.tenants()).filter((row) => row.status !== 'destroyed'),
        court: await records.keys.court(),
        counts: await records.keys.counts(),
        sealed: await records.keys.underKeys(),
        clear: await records.keys.inClear(),
      }))
      say(`Folder of keys: ${vault.ring.folder}`)
      say(`Keys in it: ${[...vault.ring.keys.keys()].join(', ') || 'none'}`)
      say(`Key that the database needs: ${[...new Set(tenants.map((row) => row.wrappedBy))].join(', ') || 'none yet'}`)
      if (court)
        say(`Key for what courts sealed: ${court.wrappedBy}${ringHas(vault, court) ? '' : ', which is not here'}`)
      if (state.is === 'missing') say(state.why)
      for (const { purpose, status: standing, n } of counts) say(`Keys for ${purpose}, ${standing}: ${n}`)
      say(`Sealed: ${tallyWords(sealed)}.`)
      say(`In clear: ${tallyWords(clear)}.`)
      if (total(clear) > 0) {
        const first = state.is === 'none' ? 'npm run keys -- create, then ' : ''
        say(`What is to be sealed stands in clear. Run: ${first}npm run keys -- seal`)
      }
      return state.is === 'missing' ? 2 : total(clear) > 0 ? 1 : 0
    }),
}

const create: Subcommand = {
  help: `npm run keys -- create — makes the first key of a database that has none

Setup and the demo do this by themselves; it is for a database from before there were keys. Uses the one key that lies in
the folder of keys, or makes one there. Refuses where the database has its key already. Then run npm run keys -- seal.
`,
  run: async () => {
    const begun = await withRuntime(({ store }) => store.read((records) => records.keys.tenants()))
    if (begun.length > 0) throw new KeyRefused('This database has its key already. Nothing was changed.')
    const { kekId } = firstKey(config().keys, say)
    await withRuntime((runtime) => runtime.run(createKeys, { kekId }, asCommandLine()))
    say(`${kekId} is in use. What is sealed is encrypted from now on; npm run keys -- seal does it for what is there.`)
  },
}

const seal: Subcommand = {
  help: `npm run keys -- seal — encrypts what was stored before there were keys

Goes through drafts, openings of cases, secrets of apps, sealed parts of entries and of events, and files, some at a time,
while people go on working. A server does it for drafts, openings and secrets by itself when it starts. Broken off, it goes
on where it was. What it replaces may stay in old backups and, on the embedded database, in its log until the next start:
make a backup, then destroy those from before.
`,
  run: () =>
    withRuntime(async (runtime) => {
      await demandKeys(runtime)
      say(await sealAll(runtime))
    }),
}

const rotateKekCommand: Subcommand = {
  help: `npm run keys -- rotate-kek — makes a new key-encryption key and wraps the tenant key by it

Takes a moment; nothing that is sealed changes. The new file lies beside the old one in the folder of keys. Keep the old
one with the backups that were made under it. Where servers have folders of their own, put the new file there first.
`,
  run: async () => {
    await withRuntime(demandKeys)
    const made = makeKey(config().keys)
    await withRuntime((runtime) => runtime.run(rotateKek, { kekId: made.id }, asCommandLine()))
    say(`The new key is ${made.file}\n${keepIt}`)
  },
}

const rotateTenant: Subcommand = {
  help: `npm run keys -- rotate-tenant — makes a new tenant key and wraps every data key by it

Works some at a time while people go on working; broken off, run it again and it goes on. Nothing that is sealed changes.
At the end the tenant key of before is destroyed.
`,
  run: () =>
    withRuntime(async (runtime) => {
      await demandKeys(runtime)
      const rows = await runtime.store.read((records) => records.keys.tenants())
      if (!rows.some((row) => row.status === 'decrypt-only')) await runtime.run(rotateTenantKey, {}, asCommandLine())
      const count = await rewrapAll(runtime)
      say(`${count} keys were wrapped anew; ${await destroyLeftOver(runtime)} destroyed.`)
    }),
}

const rotateData: Subcommand = {
  help: `npm run keys -- rotate-data — seals everything anew under fresh keys

For when a key may have become known, and once a few years. Works some at a time while people go on working; broken off,
run it again: --resume goes on without making fresh keys once more. At the end the keys of before are destroyed.

  --resume   goes on with a change that was broken off
`,
  run: () =>
    withRuntime(async (runtime) => {
      await demandKeys(runtime)
      if (!process.argv.includes('--resume')) await runtime.run(rotateDataKeys, {}, asCommandLine())
      say(await sealAll(runtime))
      say(`${await destroyLeftOver(runtime)} keys were destroyed.`)
    }),
}

const courtKey: Subcommand = {
  help: `npm run keys -- court-key — gives the key for what courts seal a key-encryption key of its own

Keys of a record that a court sealed are put away under it. Move the new file off this machine, to where a court’s orders
are kept: then nothing that is encrypted of a sealed record opens here, whoever has the server. Put it back in the folder
of keys for as long as a record is sealed or opened again, and while npm run audit:verify is to compare those records too.
`,
  run: async () => {
    await withRuntime(demandKeys)
    const made = makeKey(config().keys)
    await withRuntime((runtime) => runtime.run(moveCourtKey, { kekId: made.id }, asCommandLine()))
    say(`The new key is ${made.file}\n${keepIt}`)
  },
}

export const subcommands: Readonly<Record<string, Subcommand>> = {
  status,
  create,
  seal,
  'rotate-kek': rotateKekCommand,
  'rotate-tenant': rotateTenant,
  'rotate-data': rotateData,
  'court-key': courtKey,
}
