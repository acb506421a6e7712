import { closeSync, existsSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { databasePlace } from '#db/database-url.ts'
import { makeFolder } from '#db/make-folder.server.ts'
import { readConfig } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordBundle } from '../app/features/upkeep/record-bundle.command.server.ts'
import { BundleRefused, writeBundle } from '../app/gates/audit/bundle.server.ts'
import type { BundleAsked } from '../app/gates/audit/bundle.server.ts'
import type { Runtime } from '../app/gates/runtime.ts'
import { sha256Stream } from '../app/keys/digest.server.ts'
import { NoteRefused, readVkey } from '../app/keys/note.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { asCommandLine, WrongArguments, runCommand } from './run-command.ts'
import { signHead } from './copies/sign-head.ts'

const help = `npm run audit:bundle — writes the audit log as a folder that outsiders check without Offramp

Usage: npm run audit:bundle -- --out FOLDER [--sealed] [--vkey VKEY]... [--help]

Reads DATABASE_URL as the server does. The folder holds every event as it is stored, the checkpoints, where they are known
outside, and how to check all of it; it names nobody. That it was written is itself an event, recorded first. The folder is
made, or is empty; it is readable by its owner only. Its manifest is written last: a folder without one is not complete.

  --out FOLDER   where to write
  --sealed       also what is sealed in the events, in clear: names, reasons, search terms. Only for somebody who may read
                 every case
  --vkey VKEY    a public key of the log or of a witness, to stand in vkeys.txt besides those that the log itself names
`

const options = {
  out: { type: 'string' },
  sealed: { type: 'boolean' },
  vkey: { type: 'string', multiple: true },
} as const

const clock = { now: () => instantOf(new Date()) }

/** Writes the bundle. Returns the process's exit code: 0 done, 1 refused. */
async function main(values: { out?: string; sealed?: boolean; vkey?: string[] }): Promise<number> {
  if (values.out === undefined) throw new WrongArguments('Say where to write: --out FOLDER.')
  const folder = resolve(values.out)
  const asked = { sealed: values.sealed === true, vkeys: values.vkey ?? [] }
  for (const vkey of asked.vkeys) readVkey(vkey)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BundleRefused(`${folder} is not empty. Name a new folder: a bundle is never mixed with something else.`)
  const config = readConfig(process.env, process.cwd())
  const { databaseUrl, keys } = config
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, clock)
  try {
    if (!(await runtime.store.read((records) => records.district.load())))
      throw new BundleRefused(`${databasePlace(databaseUrl).safe} holds no district yet.`)
    const doing = asCommandLine()
    await runtime.run(recordBundle, { folder, sealed: asked.sealed }, doing)
    await signHead(runtime, config, doing)
    const { events, origin } = await write(runtime, folder, asked)
    const named = asked.sealed ? ' It names people: keep it as you would keep the case files.' : ''
    const of = origin === '' ? '' : ` of ${origin}`
    process.stdout.write(`${events.toLocaleString('en-US')} events${of} were written to ${folder}.${named}\n`)
    return 0
  } finally {
    await runtime.close()
  }
}

/** Writes every file, then the manifest, over one read snapshot. What fails half-way says so, and leaves no manifest. */
async function write(runtime: Runtime, folder: string, asked: BundleAsked) {
  makeFolder(folder)
  const files = new Map<string, { fd: number; hash: ReturnType<typeof sha256Stream> }>()
  const add = (name: string, lines: string) => {
    const file = files.get(name) ?? { fd: openSync(join(folder, name), 'wx', 0o600), hash: sha256Stream() }
    files.set(name, file)
    const bytes = Buffer.from(lines)
    for (let at = 0; at < bytes.length;) at += writeSync(file.fd, bytes, at)
    file.hash.add(bytes)
  }
  try {
    const content = await runtime.store.read((records) => writeBundle(runtime.vault, records, asked, add))
    const hashes = Object.fromEntries([...files].map(([name, { hash }]) => [name, hash.hex()]))
    const manifest = { ...content, made: clock.now(), files: hashes }
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    return content
  } catch (error) {
    process.stderr.write(`The bundle in ${folder} is not complete: it has no manifest. Remove it.\n`)
    throw error
  } finally {
    for (const { fd } of files.values()) closeSync(fd)
  }
}

await runCommand({ help, options, refusals: [BundleRefused, NoteRefused] }, main)
