#!/usr/bin/env node
// @ts-check
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { liveFindings } from './live.js'
import { Refused, openCheckpoint, readVkey } from './note.js'
import { verifyProof } from './proof.js'
import { CannotTell, bundle, live, openDatabase } from './sources.js'
import { Walk, firstOf } from './walk.js'

/** A command that was written wrongly. */
class Usage extends Error {}

/** @typedef {{ result: 'ok' | 'tampered' | 'cannot tell', seq?: number, check?: string, what?: string, lines: string[], warnings: string[], events?: number, head?: string }} Answer */

function readArguments() {
  const several = /** @type {const} */ ({ type: 'string', multiple: true })
  const text = /** @type {const} */ ({ type: 'string' })
  const flag = /** @type {const} */ ({ type: 'boolean' })
  const files = { database: text, proof: text, event: text, sealed: text }
  try {
    const options = { ...files, anchor: several, vkey: several, json: flag, help: { ...flag, short: 'h' } }
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

/** @param {string} file */
function contentOf(file) {
  if (!existsSync(file) || statSync(file).isDirectory()) throw new Usage(`There is no file ${file}.`)
  return readFileSync(file, 'utf8')
}

/** @param {string} named @param {import('./note.js').Signatory[]} keys @returns {import('./walk.js').Anchor} */
function readAnchor(named, keys) {
  const [, count, hash] = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(named) ?? []
  if (hash) return { name: named.slice(0, 20), size: Number(count), hash }
  try {
    const { checkpoint, log, witnesses } = openCheckpoint(contentOf(named).replaceAll('\r\n', '\n'), keys)
    const by = [...log, ...witnesses.map(({ name, at }) => `${name} at ${at}`)].join(', ')
    const name = `${named} (signed by ${by || 'nobody whose key is known'})`
    return { name, size: checkpoint.size, root: checkpoint.root }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new CannotTell(`${named} is no checkpoint that somebody can have kept: ${error.message}.`)
  }
}

/** A key that a bundle says is its log’s. @param {string} vkey */
function ownKey(vkey) {
  try {
    return readVkey(vkey)
  } catch (error) {
    throw error instanceof Refused ? new CannotTell(`vkeys.txt: ${error.message}`) : error
  }
}

/**
 * Verifies a bundle’s folder or a database. Throws `CannotTell` where it is not there or not complete.
 * @param {{ folder?: string, database?: string, anchor: string[], vkey: string[] }} asked @returns {Promise<Answer>}
 */
export async function verifyLog({ folder = '', database, anchor, vkey }) {
  const db = database === undefined ? undefined : await openDatabase(database)
  try {
    const source = db
      ? { ...live(db), vkeys: [], findings: (/** @type {Walk} */ walk) => liveFindings(db, walk) }
      : bundle(folder)
    const given = vkey.length > 0
    const keys = given ? vkey.map(readVkey) : source.vkeys.map(ownKey)
    const anchors = anchor.map((one) => readAnchor(one, keys))
    const walk = new Walk(source, keys, anchors)
    const first = await walk.read()
    const found = first ?? (walk.cannotTell ? undefined : firstOf([...walk.findings, ...(await source.findings(walk))]))
    const lines = told(walk, given, anchors.length)
    const { events, head, warnings, cannotTell: what } = walk
    const answer = found ?? (what ? { what } : {})
    return { result: found ? 'tampered' : what ? 'cannot tell' : 'ok', ...answer, lines, warnings, events, head }
  } finally {
    await db?.close()
  }
}

/** What was looked at and what that proves. @param {Walk} walk @param {boolean} given @param {number} anchors */
function told({ events, head, seen, keys }, given, anchors) {
  const trust = given
    ? 'by the keys you gave'
    : 'by the keys in the bundle itself, which proves less: give --vkey from paper'
  const signed =
    keys.length > 0 ? `${seen.signed} signed ${trust}` : 'no key is known, so no signature was checked: give --vkey'
  return [
    `${events} events, head ${events}:${head}.`,
    `${seen.checkpoints} checkpoints fit, ${signed}.`,
    ...(seen.witnessed > 0 ? [`A witness signed for the first ${seen.witnessed} events.`] : []),
    anchors === 0
      ? 'No anchor was given: a log that was written again from the start, by somebody with the key, would pass.'
      : `The anchors fit for the first ${seen.kept} events; of the ${events - seen.kept} after them they say nothing.`,
    ...(seen.redacted > 0
      ? [`${seen.redacted} events have no text any more: it was destroyed, as other events say.`]
      : []),
    ...(seen.locked > 0
      ? [`${seen.locked} sealed parts are encrypted: they are there, what they say was not checked.`]
      : []),
  ]
}

/** @returns {Promise<Answer | undefined>} */
async function answer() {
  const { values, positionals } = readArguments()
  const { help, database, proof, event, sealed, anchor = [], vkey = [] } = values
  if (help) return undefined
  if ([...positionals, database, proof].filter((one) => one !== undefined).length !== 1)
    throw new Usage('Name one bundle, one --database or one --proof.')
  if (proof === undefined && (event ?? sealed) !== undefined) throw new Usage('--event and --sealed belong to --proof.')
  if (proof === undefined) return verifyLog({ folder: positionals[0], database, anchor, vkey })
  const keys = vkey.map(readVkey)
  const texts = {
    proof: contentOf(proof),
    event: event === undefined ? undefined : contentOf(event),
    sealed: sealed === undefined ? undefined : contentOf(sealed),
  }
  return {
    lines: [],
    warnings: [],
    ...verifyProof({ ...texts, keys, anchors: anchor.map((one) => readAnchor(one, keys)) }),
  }
}

/** Runs the command; returns its exit code. */
async function main() {
  const help = readFileSync(new URL('help.txt', import.meta.url), 'utf8')
  const first = { ok: 'Everything fits.', tampered: 'Something was changed.', 'cannot tell': 'It can’t be told.' }
  try {
    const said = await answer().catch((/** @type {unknown} */ error) => {
      if (error instanceof Usage || error instanceof Refused) throw error
      const why = error instanceof Error ? error.message : String(error)
      const what = error instanceof CannotTell ? why : `It can’t be read: ${why}`
      return /** @type {Answer} */ ({ result: 'cannot tell', what, lines: [], warnings: [] })
    })
    const { result, what = '', lines, warnings } = said ?? { result: 'ok', lines: [], warnings: [] }
    const words = [`${first[result]} ${what}`.trim(), ...lines, ...warnings.map((one) => `Look at this: ${one}`)].join(
      '\n',
    )
    process.stdout.write(!said ? help : process.argv.includes('--json') ? `${JSON.stringify(said)}\n` : `${words}\n`)
    return { ok: 0, tampered: 1, 'cannot tell': 2 }[result]
  } catch (error) {
    if (!(error instanceof Usage || error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n\n${help}`)
    return 3
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main()
