import { parseArgs } from 'node:util'
import { ConfigError } from '../app/config.server.ts'
import { RuleBroken } from '../app/domain/errors.ts'
import { KeyRefused } from '../app/keys/errors.ts'
import { subcommands } from './keys/subcommands.ts'

const help = `npm run keys — looks after the keys that seal health, law and reporter matter, files and the log's names

Usage: npm run keys -- status          which keys there are, and what still stands in clear
       npm run keys -- create          makes the first key of a database from before there were keys
       npm run keys -- seal            encrypts what was stored before there were keys
       npm run keys -- rotate-kek      a new key-encryption key
       npm run keys -- rotate-tenant   a new tenant key
       npm run keys -- rotate-data     seals everything anew under fresh keys
       npm run keys -- court-key       a key of its own for what courts seal
       npm run keys -- WHAT --help     more about one of them

Reads DATABASE_URL, OFFRAMP_DATA and OFFRAMP_KEYS (the folder of keys; else keys in OFFRAMP_DATA) as the server does.
All but status are put on record. See docs/keys.md.

Exit code: 0 done · 1 refused, or (status) something stands in clear · 2 a wrong setting, or a key that is not there · 3 the command was written wrongly
`

/** Runs one of the subcommands. Returns the exit code. */
async function main(): Promise<number> {
  const options = { help: { type: 'boolean', short: 'h' }, resume: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [name, ...more] = positionals
  const found = name === undefined || more.length > 0 ? undefined : subcommands[name]
  if (!found || (values.resume && name !== 'rotate-data')) {
    const asked = values.help === true && positionals.length === 0
    const out = asked ? process.stdout : process.stderr
    out.write(help)
    return asked ? 0 : 3
  }
  if (!values.help) return (await found.run()) ?? 0
  process.stdout.write(found.help)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error
  if (!usage && !(error instanceof ConfigError || KeyRefused.is(error) || RuleBroken.is(error))) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = usage ? 3 : RuleBroken.is(error) ? 1 : 2
}
