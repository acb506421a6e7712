#!/usr/bin/env node
// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { liveFindings } from './live.js'
import { Refused, openCheckpoint, readVkey } from './note.js'
import { verifyProof } from './proof.js'
import { CannotTell, bundle, live, openDatabase } from './sources.js'
import { firstOf, walk } from './walk.js'

const help = `offramp-verify: checks an audit log of Offramp, on a machine of your own

Usage: offramp-verify FOLDER [--anchor FILE]... [--vkey VKEY]... [--json]
       offramp-verify --database URL [--anchor FILE]... [--vkey VKEY]... [--json]
       offramp-verify --proof FILE.tlog-proof --event FILE [--sealed FILE] [--anchor FILE]... [--vkey VKEY]... [--json]

FOLDER is a bundle that npm run audit:bundle wrote. --database only reads: file:… or a path (with Node 22.13 or later, else
better-sqlite3 from this folder), or postgres://… (with pg from this folder).

  --anchor FILE        a checkpoint that somebody kept elsewhere, as it came (a signed note); or COUNT:HASH as
                       npm run audit:verify prints it. That log must still begin this one. May be given several times.
  --vkey VKEY          a public key of the log or of a witness, from paper or from whoever holds it. May be given several
                       times. Without it a bundle’s own keys are used: they prove that nothing was changed by somebody
                       without the key, and not that the key is the right one.
  --proof, --event     the proof of one event, and the event’s text
  --sealed FILE        {"body":…,"salt":…}: what is sealed in that event, in clear
  --json               the answer for a program

Exit code: 0 everything fits · 1 something was changed, the first bad event is named · 2 it can’t be told: something is
missing, or of a later version · 3 the command was written wrongly
`

/** A command that was written wrongly. */
class Usage extends Error {}

/** @typedef {{ result: 'ok' | 'tampered' | 'cannot tell', seq?: number, check?: string, what?: string, lines: string[], warnings: string[], events?: number, head?: string }} Answer */

function readArguments() {
  const several = /** @type {const} */ ({ type: 'string', multiple: true })
  const text = /** @type {const} */ ({ type: 'string' })
  const flag = /** @type {const} */ ({ type: 'boolean' })
  const options = {
    anchor: several,
    vkey: several,
    database: text,
    proof: text,
    event: text,
    sealed: text,
    json: flag,
    help: { ...flag, short: 'h' },
  }
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

/** @param {string} file */
function contentOf(file) {
  if (!existsSync(file)) throw new Usage(`There is no file ${file}.`)
  return readFileSync(file, 'utf8')
}

/** @param {string} named @param {import('./note.js').Signatory[]} keys @returns {import('./walk.js').Anchor} */
function readAnchor(named, keys) {
  const [, count, hash] = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(named) ?? []
  if (hash) return { name: named.slice(0, 20), size: Number(count), hash }
  try {
    const { checkpoint, log, witnesses } = openCheckpoint(contentOf(named), keys)
    const by = [...log, ...witnesses.map(({ name, at }) => `${name} at ${at}`)].join(', ')
    return {
      name: `${named} (${by ? `signed by ${by}` : 'signed by nobody whose key is known'})`,
      size: checkpoint.size,
      root: checkpoint.root,
    }
  } catch (error) {
    if (error instanceof Refused)
      throw new CannotTell(`${named} is no checkpoint that somebody can have kept: ${error.message}.`)
    throw error
  }
}

/** @param {string[]} vkeys */
const keysOf = (vkeys) => vkeys.map(readVkey)

/** @param {{ folder?: string, database?: string, anchor: string[], vkey: string[] }} asked @returns {Promise<Answer>} */
export async function verifyLog({ folder, database, anchor, vkey }) {
  const db = database === undefined ? undefined : await openDatabase(database)
  try {
    const source = db ? live(db) : bundle(folder ?? '')
    const given = vkey.length > 0
    const keys = keysOf(given ? vkey : source.vkeys)
    const anchors = anchor.map((one) => readAnchor(one, keys))
    const report = await walk(source, { keys, anchors })
    if (!report.first && !report.cannotTell)
      report.findings.push(
        ...('findings' in source ? source.findings(report) : db ? await liveFindings(db, report) : []),
      )
    const found = report.first ?? (report.cannotTell ? undefined : firstOf(report.findings))
    const lines = told(report, { given, keys: keys.length, anchors: anchors.length })
    const { events, head, warnings } = report
    if (found) return { result: 'tampered', ...found, lines, warnings, events, head }
    return report.cannotTell
      ? { result: 'cannot tell', what: report.cannotTell, lines, warnings, events, head }
      : { result: 'ok', lines, warnings, events, head }
  } finally {
    await db?.close()
  }
}

/** What was looked at and what that proves. @param {import('./walk.js').Report} report @param {{ given: boolean, keys: number, anchors: number }} by */
function told(
  { events, head, checkpoints, signed, witnessed, kept, sinks, locked, redacted },
  { given, keys, anchors },
) {
  const trust = given
    ? 'by the keys you gave'
    : 'by the keys in the bundle itself, which proves less: give --vkey from paper'
  return [
    `${events} events, head ${events}:${head}.`,
    keys === 0
      ? `${checkpoints} checkpoints fit; no key is known, so no signature was checked: give --vkey.`
      : `${checkpoints} checkpoints fit, ${signed} signed ${trust}.`,
    ...(witnessed > 0 ? [`A witness signed for the first ${witnessed} events.`] : []),
    ...[...sinks].map(([sink, size]) => `${sink} has, as this log says, the checkpoint of ${size} events.`),
    anchors === 0
      ? 'No anchor was given: a log that was written again from the start, by somebody with the key, would pass.'
      : `The anchors fit for the first ${kept} events; of the ${events - kept} after them they say nothing.`,
    ...(redacted.size > 0
      ? [`${redacted.size} events have no text any more; each was destroyed by an event that says so.`]
      : []),
    ...(locked > 0
      ? [`${locked} sealed parts are encrypted: it was checked that they are there, not what they say.`]
      : []),
  ]
}

/** @returns {Promise<Answer | 'help'>} */
async function answer() {
  const { values, positionals } = readArguments()
  if (values.help) return 'help'
  const { database, proof, event, anchor = [], vkey = [] } = values
  if ([positionals[0], database, proof].filter((one) => one !== undefined).length !== 1 || positionals.length > 1)
    throw new Usage('Name one bundle, one --database or one --proof.')
  if ((proof === undefined) !== (event === undefined) || (proof === undefined && values.sealed !== undefined))
    throw new Usage('--proof and --event belong together, and --sealed to them.')
  if (proof === undefined || event === undefined) return verifyLog({ folder: positionals[0], database, anchor, vkey })
  const keys = keysOf(vkey)
  const sealed = values.sealed === undefined ? undefined : contentOf(values.sealed)
  return {
    lines: [],
    warnings: [],
    ...verifyProof({
      proof: contentOf(proof),
      event: contentOf(event),
      sealed,
      keys,
      anchors: anchor.map((one) => readAnchor(one, keys)),
    }),
  }
}

const codes = { ok: 0, tampered: 1, 'cannot tell': 2 }
const first = { ok: 'Everything fits.', tampered: 'Something was changed.', 'cannot tell': 'It can’t be told.' }

/** Runs the command; returns its exit code. */
async function main() {
  const json = process.argv.includes('--json')
  /** @param {Answer} said */
  const say = ({ lines, warnings, ...said }) => {
    const words = [
      `${first[said.result]}${said.what ? ` ${said.what}` : ''}`,
      ...lines,
      ...warnings.map((one) => `Look at this: ${one}`),
    ]
    process.stdout.write(json ? `${JSON.stringify({ ...said, lines, warnings })}\n` : `${words.join('\n')}\n`)
    return codes[said.result]
  }
  try {
    const said = await answer()
    if (said !== 'help') return say(said)
    process.stdout.write(help)
    return 0
  } catch (error) {
    if (error instanceof CannotTell) return say({ result: 'cannot tell', what: error.message, lines: [], warnings: [] })
    if (!(error instanceof Usage || error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n\n${help}`)
    return 3
  }
}

if (process.argv[1] && import.meta.url.endsWith('/offramp-verify.js') && /offramp-verify(\.js)?$/.test(process.argv[1]))
  process.exitCode = await main()
