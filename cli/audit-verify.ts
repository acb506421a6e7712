import { databasePlace } from '#db/database-url.ts'
import { ConfigError, readConfig } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordVerification } from '../app/features/upkeep/record-verification.command.server.ts'
import { shippedGuards } from '../app/gates/audit/guards.ts'
import { createDistricts } from '../app/gates/district.server.ts'
import { readAnchor, verify } from '../app/gates/audit/verify.server.ts'
import type { Verdict } from '../app/gates/audit/verify.server.ts'
import type { Runtime } from '../app/gates/runtime.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { asCommandLine, WrongArguments, readArguments } from './run-command.ts'

const help = `npm run audit:verify — checks that nobody changed the audit log or the records behind Offramp's back

Usage: npm run audit:verify [-- --anchor COUNT:HASH]... [-- --record] [-- --help]

Reads DATABASE_URL as the server does, and only reads. Checks every event of the log in order (its text, its hash, that
none is missing, added or moved), then every entry, person, user, role, session, school, file and the district against
the last event about it, then the guards that keep the log append-only. Names the first place that does not fit.

  --anchor COUNT:HASH   a head of the log that you kept elsewhere, as this command prints it: that many events must
                        still begin the log, and end with that hash. May be given several times.
  --record              writes the result into the log

Exit code: 0 everything fits · 1 something was changed · 2 it can't be told · 3 the command was written wrongly

What is sealed is opened with the keys in the folder keys of OFFRAMP_DATA, or of OFFRAMP_KEYS. Without them everything else
is checked, and the answer is 2.

Without an anchor it can't find a whole log rewritten by somebody who holds the database. Keep the printed head outside
this machine: on paper, in somebody else's mail.
`

const options = {
  anchor: { type: 'string', multiple: true },
  record: { type: 'boolean' },
} as const

const clock = { now: () => instantOf(new Date()) }

/** Verifies and says what was found. Returns the process's exit code. */
async function main(): Promise<number> {
  const { values } = readArguments(options, 0)
  if ('help' in values) {
    process.stdout.write(help)
    return 0
  }
  const anchors = (values.anchor ?? []).map(readAnchor)
  const { databaseUrl, keys } = readConfig(process.env, process.cwd())
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, clock)
  try {
    const { engine } = runtime.store
    const core = { clock, registry, districts: createDistricts(), vault: runtime.vault }
    const verdict = await runtime.store.read((records) => verify(core, records, shippedGuards[engine], anchors))
    const found = inWords(verdict)
    process.stdout.write(`${databasePlace(databaseUrl).safe}\n${found}\n`)
    if (values.record) await putOnRecord(runtime, verdict, found)
    return verdict.result === 'ok' ? 0 : verdict.result === 'tampered' ? 1 : 2
  } finally {
    await runtime.close()
  }
}

function inWords(verdict: Verdict): string {
  const { events, entries, rows, files, folders, head } = verdict
  const seen = [
    counted(events, 'event'),
    counted(entries, 'entry', 'entries'),
    counted(rows, 'row'),
    counted(files, 'file'),
    counted(folders, 'case'),
  ]
  const lines = verdict.warnings.map((warning) => `Look at this: ${warning}`)
  if (verdict.result === 'ok') {
    lines.push(`Everything fits: ${seen.join(', ')}.`, `The log's head, to be kept elsewhere: ${events}:${head}`)
  } else if (verdict.result === 'tampered') {
    lines.push(verdict.finding.what, `Before that place everything fits: ${seen.join(', ')}.`)
  } else {
    lines.push(`It can't be told: ${verdict.why}`, `Looked at: ${seen.join(', ')}. The log's head: ${events}:${head}`)
  }
  return lines.join('\n')
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

async function putOnRecord(runtime: Runtime, { result, events }: Verdict, found: string): Promise<void> {
  await runtime.run(recordVerification, { result, events, found }, asCommandLine())
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  const usage = error instanceof RangeError || error instanceof WrongArguments
  const wrongly = usage || error instanceof ConfigError
  process.stderr.write(wrongly ? `${message}\n${usage ? `\n${help}` : ''}` : `It can't be told: ${message}\n`)
  process.exitCode = wrongly ? 3 : 2
}
