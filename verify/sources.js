// @ts-check
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isObject, parsed } from './leaf.js'

/* Where a log comes from: the files of a bundle, or a database that is only read. Neither is ever held whole. */

/** What keeps the verifier from telling; the message says what to do. */
export class CannotTell extends Error {}

const atOnce = 2_000

/**
 * Lines of a file, some thousand at a time. Text that is not UTF-8 comes with a character that fits nowhere. `hash` is
 * fed with every byte.
 * @param {string} file @param {import('node:crypto').Hash} [hash] @returns {Generator<string[]>}
 */
function* lines(file, hash) {
  const fd = openSync(file, 'r')
  try {
    const piece = Buffer.allocUnsafe(1 << 20)
    let rest = Buffer.alloc(0)
    for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
      const bytes = piece.subarray(0, read)
      hash?.update(bytes)
      const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      const end = all.lastIndexOf(10)
      if (end >= 0) yield all.toString('utf8', 0, end).split('\n')
      rest = Buffer.from(all.subarray(end + 1))
      if (rest.length > 1 << 24) throw new CannotTell(`A line of ${file} is longer than 16 MB.`)
    }
    if (rest.length > 0) yield [rest.toString('utf8')]
  } finally {
    closeSync(fd)
  }
}

/**
 * Goes through rows one by one, in the order of a number that grows, or at least does not fall.
 * @param {AsyncIterable<any[]> | Iterable<any[]>} pages @param {(row: any) => boolean} reads @param {(row: any) => number} placeOf
 * @param {string} name @param {boolean} [again] whether the number may come again
 * @returns {import('./walk.js').Cursor}
 */
function cursor(pages, reads, placeOf, name, again = false) {
  const iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]()
  /** @type {any[]} */
  let page = []
  let [at, done, last, count] = [0, false, -1, 0]
  const self = {
    broken: '',
    peek: async () => {
      while (!done && at >= page.length) {
        const next = await iterator.next()
        done = next.done === true
        page = next.done ? [] : next.value
        at = 0
      }
      if (done) return undefined
      const row = page[at]
      if (reads(row) && (again ? placeOf(row) >= last : placeOf(row) > last)) return row
      self.broken = `Row ${count + 1} of ${name} can’t be read, or stands out of order.`
      done = true
      return undefined
    },
    take: () => {
      last = placeOf(page[at])
      at += 1
      count += 1
    },
  }
  return self
}

/** @param {unknown} value */
const whole = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isSealed = (/** @type {any} */ row) => isObject(row) && whole(row.seq)
const isCheckpoint = (/** @type {any} */ row) => isObject(row) && whole(row.size) && typeof row.note === 'string'
const isAnchor = (/** @type {any} */ row) =>
  isObject(row) && whole(row.size) && typeof row.sink === 'string' && typeof row.receipt === 'string'

/** Names of the files that every bundle has; sealed.jsonl only where it was asked for. */
const needed = ['entries.jsonl', 'checkpoints.jsonl', 'anchors.jsonl', 'vkeys.txt']

/**
 * A bundle’s folder. `findings` compares it with its manifest, after the walk has read it.
 * @param {string} folder
 */
export function bundle(folder) {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new CannotTell(`${folder} has no manifest.json: the export was not finished, or this is not a bundle.`)
  const manifest = parsed(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  if (!isObject(manifest) || !isObject(manifest.files)) throw new CannotTell(`${folder}/manifest.json can’t be read.`)
  if (manifest.v !== 1) throw new CannotTell(`${folder} was written by a later version than this verifier knows.`)
  const { files } = manifest
  for (const name of [...needed, ...Object.keys(files)])
    if (!/^[\w-]+\.\w+$/.test(name) || !Object.hasOwn(files, name) || !existsSync(join(folder, name)))
      throw new CannotTell(`${folder} is not complete: ${name} is missing, or its manifest does not name it.`)
  const has = Object.hasOwn(files, 'sealed.jsonl')
  /** @type {Map<string, import('node:crypto').Hash>} */
  const running = new Map(Object.keys(files).map((name) => [name, createHash('sha256')]))
  function* rows() {
    for (const page of lines(join(folder, 'entries.jsonl'), running.get('entries.jsonl')))
      yield page.map((body) => ({ body }))
  }
  /** @param {string} name */
  function* json(name) {
    for (const page of lines(join(folder, name), running.get(name))) yield page.map(parsed)
  }
  const seqOf = (/** @type {any} */ row) => row.seq
  const sizeOf = (/** @type {any} */ row) => row.size
  const vkeys = readFileSync(join(folder, 'vkeys.txt'), 'utf8')
  return {
    place: `the bundle ${folder}`,
    rows: async function* () {
      yield* rows()
    },
    sealed: has ? cursor(json('sealed.jsonl'), isSealed, seqOf, 'sealed.jsonl') : undefined,
    checkpoints: cursor(json('checkpoints.jsonl'), isCheckpoint, sizeOf, 'checkpoints.jsonl'),
    anchors: cursor(json('anchors.jsonl'), isAnchor, sizeOf, 'anchors.jsonl', true),
    vkeys: vkeys.split('\n').flatMap((line) => /^(?:log|witness) (\S+)$/u.exec(line)?.[1] ?? []),
    /** @param {import('./walk.js').Report} report @returns {import('./walk.js').Finding[]} */
    findings: ({ events }) => {
      const wrong = Object.keys(files).filter((name) => files[name] !== sha256Of(folder, name, running))
      const found = wrong.map((name) => ({
        check: 'manifest',
        what: `${name} is not the file that was exported: its SHA-256 is not that of the manifest.`,
      }))
      const { events: counted } = manifest
      if (counted === events) return found
      return [
        ...found,
        {
          seq: Number.isSafeInteger(counted) ? Math.min(events, Number(counted)) : 0,
          check: 'manifest',
          what: `The manifest counts ${String(counted)} events, and there are ${events}.`,
        },
      ]
    },
  }
}

/** Of what the walk read from end to end; of the rest now. @param {string} folder @param {string} name @param {Map<string, import('node:crypto').Hash>} running */
function sha256Of(folder, name, running) {
  if (name === 'entries.jsonl') return running.get(name)?.digest('hex')
  const hash = createHash('sha256')
  for (const page of lines(join(folder, name), hash)) void page
  return hash.digest('hex')
}

/** @typedef {{ engine: 'sqlite' | 'postgres', all(sql: string, ...values: unknown[]): Promise<any[]>, close(): Promise<unknown> }} Db */

/** @param {string} name @returns {Promise<any>} */
async function installed(name) {
  const require = createRequire(join(process.cwd(), 'here.js'))
  try {
    return await import(pathToFileURL(require.resolve(name)).href)
  } catch (error) {
    throw new CannotTell(
      `This needs ${name}. Run it in a folder where ${name} is installed, such as Offramp’s own, or export a bundle and verify that. (${error instanceof Error ? error.message.split('\n')[0] : ''})`,
    )
  }
}

/** Opens a database for reading, as it is at one moment. @param {string} url @returns {Promise<Db>} */
export async function openDatabase(url) {
  if (/^postgres(ql)?:/.test(url)) {
    const pg = await installed('pg')
    const client = new (pg.default ?? pg).Client({ connectionString: url })
    await client.connect().catch((/** @type {Error} */ error) => {
      throw new CannotTell(`The database does not answer: ${error.message}`)
    })
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    /** @param {string} sql @param {...unknown} values */
    const all = async (sql, ...values) => {
      let n = 0
      return (
        await client.query(
          sql.replace(/\?/g, () => `$${(n += 1)}`),
          values,
        )
      ).rows
    }
    return { engine: 'postgres', all, close: () => client.end() }
  }
  const file = url.replace(/^file:(\/\/)?/, '')
  if (!existsSync(file)) throw new CannotTell(`There is no database ${file}.`)
  const own = await import(/** @type {string} */ ('node:sqlite')).catch(() => undefined)
  const db = own
    ? new own.DatabaseSync(file, { readOnly: true })
    : new (await installed('better-sqlite3')).default(file, { readonly: true })
  db.exec('BEGIN')
  return {
    engine: 'sqlite',
    all: async (sql, ...values) => db.prepare(sql).all(...values),
    close: async () => db.close(),
  }
}

/** Rows of a table by a number that grows, some thousand at a time. @param {Db} db @param {string} columns @param {string} table @param {string} by */
export async function* paged({ all }, columns, table, by) {
  for (let after = -1; ;) {
    const rows = await all(
      `SELECT ${by} AS place, ${columns} FROM ${table} WHERE ${by} > ? ORDER BY ${by} LIMIT ${atOnce}`,
      after,
    )
    for (const row of rows) row.place = Number(row.place)
    yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1).place
  }
}

/** The log as it stands in a database. @param {Db} db */
export function live(db) {
  const placeOf = (/** @type {any} */ row) => row.place
  /** @param {string} columns @param {string} table @param {string} by @param {string} as */
  async function* named(columns, table, by, as) {
    for await (const rows of paged(db, columns, table, by))
      yield rows.map((row) => ({ ...row, [as]: row.place, locked: row.key_id != null }))
  }
  async function* anchors() {
    const rows = await db.all('SELECT size, sink, receipt FROM audit_anchor ORDER BY size, sink')
    yield rows.map((row) => ({ ...row, size: Number(row.size) }))
  }
  return {
    rows: () => named('body, hash', 'audit_leaf', 'seq', 'seq'),
    sealed: cursor(named('body, salt, key_id', 'audit_sealed', 'seq', 'seq'), isSealed, placeOf, 'audit_sealed'),
    checkpoints: cursor(named('note', 'audit_checkpoint', 'size', 'size'), isCheckpoint, placeOf, 'audit_checkpoint'),
    anchors: cursor(anchors(), isAnchor, (row) => row.size, 'audit_anchor', true),
    vkeys: /** @type {string[]} */ ([]),
  }
}
