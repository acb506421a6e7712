// @ts-check
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isObject, parsed, whole } from './leaf.js'
import { fault } from './walk.js'

/* Where a log comes from: the files of a bundle, or a database that is only read. Neither is ever held whole. */

/** What keeps the verifier from telling; the message says what to do. */
export class CannotTell extends Error {}

/**
 * Lines of a file, some thousand at a time; bytes that are no text come as a character that fits nowhere. `hash` is fed
 * with every byte.
 * @param {string} file @param {import('node:crypto').Hash} hash @param {BufferEncoding} [as] @returns {Generator<string[]>}
 */
function* lines(file, hash, as = 'utf8') {
  const fd = openSync(file, 'r')
  try {
    const piece = Buffer.allocUnsafe(1 << 20)
    let rest = Buffer.alloc(0)
    for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
      hash.update(piece.subarray(0, read))
      const all = Buffer.concat([rest, piece.subarray(0, read)])
      const end = all.lastIndexOf(10)
      if (end >= 0) yield all.toString(as, 0, end).split('\n')
      rest = all.subarray(end + 1)
      if (rest.length > 1 << 24) throw new CannotTell(`A line of ${file} is longer than 16 MB.`)
    }
    if (rest.length > 0) yield [rest.toString(as)]
  } finally {
    closeSync(fd)
  }
}

/**
 * Goes through rows one by one, in the order of the number `by`, up to the first that can’t be read.
 * @param {string} name @param {AsyncIterable<any[]>} pages @param {string} by @param {string[]} texts columns that are text
 * @param {boolean} [again] whether a number may come again @returns {import('./walk.js').Cursor}
 */
function cursor(name, pages, by, texts, again = false) {
  const iterator = pages[Symbol.asyncIterator]()
  /** @type {any[]} */
  let page = []
  let [at, done, last] = [0, false, -1]
  const reads = (/** @type {unknown} */ row) => {
    if (!isObject(row) || !whole(row[by])) return false
    const place = Number(row[by])
    return (again ? place >= last : place > last) && texts.every((text) => typeof row[text] === 'string')
  }
  const self = {
    broken: '',
    peek: async () => {
      while (!done && at >= page.length) {
        const next = await iterator.next()
        done = next.done === true
        page = next.value ?? []
        at = 0
      }
      if (done || reads(page[at])) return done ? undefined : page[at]
      done = true
      self.broken = `${name} can’t be read, or is out of order, after ${last < 0 ? 'its beginning' : `the row of ${last}`}.`
      return undefined
    },
    take: () => void (last = page[at++][by]),
  }
  return self
}

/** A bundle’s folder. `findings` compares it with its manifest, after everything was read. @param {string} folder */
export function bundle(folder) {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new CannotTell(`${folder} has no manifest.json: the export was not finished, or this is not a bundle.`)
  const manifest = parsed(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  if (!isObject(manifest) || !isObject(manifest.files) || manifest.v !== 1)
    throw new CannotTell(`${folder}/manifest.json can’t be read, or is of a later version than this verifier.`)
  const { files, events: counted } = manifest
  for (const name of ['entries.jsonl', 'checkpoints.jsonl', 'anchors.jsonl', 'vkeys.txt', ...Object.keys(files)])
    if (!/^[\w-]+\.\w+$/.test(name) || !Object.hasOwn(files, name) || !existsSync(join(folder, name)))
      throw new CannotTell(`${folder} is not complete: ${name} is missing, or its manifest does not name it.`)
  const entries = createHash('sha256')
  async function* rows() {
    for (const page of lines(join(folder, 'entries.jsonl'), entries, 'latin1')) yield page.map((body) => ({ body }))
  }
  async function* json(/** @type {string} */ name) {
    for (const page of lines(join(folder, name), createHash('sha256'))) yield page.map(parsed)
  }
  const hashOf = (/** @type {string} */ name) => {
    const hash = createHash('sha256')
    if (name !== 'entries.jsonl') for (const page of lines(join(folder, name), hash)) void page
    return (name === 'entries.jsonl' ? entries : hash).digest('hex')
  }
  return {
    rows,
    sealed: Object.hasOwn(files, 'sealed.jsonl') ? cursor('sealed.jsonl', json('sealed.jsonl'), 'seq', []) : undefined,
    checkpoints: cursor('checkpoints.jsonl', json('checkpoints.jsonl'), 'size', ['note']),
    anchors: cursor('anchors.jsonl', json('anchors.jsonl'), 'size', ['sink', 'receipt'], true),
    vkeys: [...readFileSync(join(folder, 'vkeys.txt'), 'utf8').matchAll(/^(?:log|witness) (\S+)$/gmu)].map(
      ([, vkey = '']) => vkey,
    ),
    /** @param {import('./walk.js').Walk} walk */
    findings: async ({ events }) => [
      ...Object.keys(files)
        .filter((name) => files[name] !== hashOf(name))
        .map((name) => fault('manifest', `${name} is not the file that was exported: its SHA-256 is another.`)),
      ...(counted === events
        ? []
        : [
            fault(
              'manifest',
              `The manifest counts ${counted} events, and there are ${events}.`,
              whole(counted) ? Math.min(events, Number(counted)) : 0,
            ),
          ]),
    ],
  }
}

/** @typedef {{ engine: 'sqlite' | 'postgres', all(sql: string, ...values: unknown[]): Promise<any[]>, close(): Promise<unknown> }} Db */

/** A package of the folder in which this runs. @param {string} name @returns {Promise<any>} */
async function installed(name) {
  try {
    const { href } = pathToFileURL(createRequire(join(process.cwd(), 'here.js')).resolve(name))
    const found = await import(href)
    return found.default ?? found
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : ''
    throw new CannotTell(
      `This needs ${name}. Run it in a folder where that is installed, such as Offramp’s, or export a bundle and verify that. (${why})`,
    )
  }
}

/** Opens a database for reading, as it is at one moment. @param {string} url @returns {Promise<Db>} */
export async function openDatabase(url) {
  if (/^postgres(ql)?:/.test(url)) {
    const client = new (await installed('pg')).Client({ connectionString: url })
    await client.connect().catch((/** @type {Error} */ error) => {
      throw new CannotTell(`The database does not answer: ${error.message}`)
    })
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    /** @type {Db['all']} */
    const all = async (sql, ...values) =>
      (
        await client.query(
          values.reduce((/** @type {string} */ text, _, n) => text.replace('?', `$${n + 1}`), sql),
          values,
        )
      ).rows
    return { engine: 'postgres', all, close: () => client.end() }
  }
  const file = url.replace(/^file:(\/\/)?/, '')
  if (!existsSync(file)) throw new CannotTell(`There is no database ${file}.`)
  const own = await import(/** @type {string} */ ('node:sqlite')).catch(() => undefined)
  const db = own
    ? new own.DatabaseSync(file, { readOnly: true })
    : new (await installed('better-sqlite3'))(file, { readonly: true })
  db.exec('BEGIN')
  return {
    engine: 'sqlite',
    all: async (sql, ...values) => db.prepare(sql).all(...values),
    close: async () => db.close(),
  }
}

const atOnce = 2_000

/** Rows of a table by a number that grows, called `place`, some thousand at a time. @param {Db} db @param {string} columns @param {string} table @param {string} by */
export async function* paged({ all }, columns, table, by) {
  for (let after = -1, full = true; full;) {
    const rows = await all(
      `SELECT ${by} AS place, ${columns} FROM ${table} WHERE ${by} > ? ORDER BY ${by} LIMIT ${atOnce}`,
      after,
    )
    for (const row of rows) row.place = Number(row.place)
    yield rows
    full = rows.length === atOnce
    after = rows.at(-1)?.place
  }
}

/** The log as it stands in a database. @param {Db} db */
export function live(db) {
  async function* named(/** @type {string} */ columns, /** @type {string} */ table, by = 'seq') {
    for await (const rows of paged(db, columns, table, by))
      yield rows.map((row) => ({ ...row, [by]: row.place, locked: row.key_id != null }))
  }
  async function* anchors() {
    const rows = await db.all('SELECT size, sink, receipt FROM audit_anchor ORDER BY size, sink')
    yield rows.map((row) => ({ ...row, size: Number(row.size) }))
  }
  return {
    rows: () => named('body, hash', 'audit_leaf'),
    sealed: cursor('audit_sealed', named('body, salt, key_id', 'audit_sealed'), 'seq', []),
    checkpoints: cursor('audit_checkpoint', named('note', 'audit_checkpoint', 'size'), 'size', ['note']),
    anchors: cursor('audit_anchor', anchors(), 'size', ['sink', 'receipt'], true),
  }
}
