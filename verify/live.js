// @ts-check
import { readFileSync } from 'node:fs'
import { commitment, nothing } from './leaf.js'
import { paged } from './sources.js'
import { sha256 } from './tree.js'
import { fault } from './walk.js'

/*
 * What only a database can be asked: whether the head fits, the guards are those that were shipped, and the entries are
 * those that the log committed to. What is sealed needs keys, which the verifier never has.
 */

/**
 * @typedef {import('./walk.js').Finding} Finding
 * @typedef {import('./walk.js').Walk} Walk
 * @typedef {import('./sources.js').Db} Db
 */

const triggers = {
  sqlite: `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
  postgres: `SELECT t.tgname AS name, pg_get_triggerdef(t.oid) || CASE WHEN t.tgenabled = 'O' THEN '' ELSE ' DISABLED' END
    || ' ' || pg_get_functiondef(t.tgfoid) AS sql FROM pg_trigger t WHERE NOT t.tgisinternal`,
}
const partsSql = `SELECT p.entry_id, p.compartment, p.body, p.salt, p.key_id FROM entry_parts p JOIN entries e ON e.id = p.entry_id
  WHERE e.key > ? AND e.key <= ? ORDER BY e.key, p.compartment`

/** @param {Db} db @param {Walk} walk @returns {Promise<Finding[]>} */
export async function liveFindings(db, walk) {
  const { events, head } = walk
  const [row] = await db.all('SELECT size, last FROM audit_head')
  const size = Number(row?.size ?? 0)
  const counts = fault('head', `The log’s head counts ${size} events, and there are ${events}.`, Math.min(size, events))
  const other = fault('head', 'The log’s head does not fit its last event.', Math.max(events - 1, 0))
  const heads = size !== events ? [counts] : row?.last !== head ? [other] : []
  return [...heads, ...(await guardFindings(db)), ...(await entryFindings(db, walk))]
}

/** @param {Db} db @returns {Promise<Finding[]>} */
async function guardFindings(db) {
  /** @type {{ name: string, hash: string }[]} */
  const shipped = JSON.parse(readFileSync(new URL(`guards.${db.engine}.json`, import.meta.url), 'utf8'))
  const hashOf = (/** @type {string} */ sql) => sha256(sql.replace(/\s+/g, ' ').trim()).toString('hex')
  const there = new Map((await db.all(triggers[db.engine])).map(({ name, sql }) => [name, hashOf(sql)]))
  const wrong = shipped.filter(({ name, hash }) => there.get(name) !== hash).map(({ name }) => name)
  const strange = [...there.keys()].filter((name) => !shipped.some((one) => one.name === name))
  if (wrong.length + strange.length === 0) return []
  return [
    fault(
      'guard',
      `Guards of the database are missing, rewritten or not of this version: ${[...wrong, ...strange].join(', ')}.`,
    ),
  ]
}

/** Every entry and open part against the log’s last commitment to it. @param {Db} db @param {Walk} walk */
async function entryFindings(db, { known }) {
  /** @type {Finding[]} */
  const found = []
  /** Whether `now` is what the log committed to last. @param {string} key @param {(hash: string) => boolean} fits */
  const compare = (key, fits) => {
    const { hash, seq } = known.get(key) ?? { hash: nothing, seq: -1 }
    known.delete(key)
    if (fits(hash)) return
    const what = `${key} is not as it was put on record`
    found.push(
      seq < 0 ? fault('entry', `${what}: no event knows it.`) : fault('entry', `${what} by event ${seq}.`, seq),
    )
  }
  let after = -1
  for await (const rows of paged(db, '*', 'entries', 'key')) {
    for (const row of rows) {
      const { id, case_id: caseId, happened_at: happenedAt, happened_on: happenedOn, kind, supersedes, salt } = row
      const { recorded_at: recordedAt, recorded_by: recordedBy } = row
      const [seq, kindVersion] = [Number(row.seq), Number(row.kind_version)]
      // In the order of their names, as canonical JSON has them.
      const said = { caseId, happenedAt, happenedOn, id, kind, kindVersion, recordedAt, recordedBy, seq, supersedes }
      const now = commitment(salt, JSON.stringify(said))
      compare(`entry ${id}`, (hash) => hash === now)
    }
    const last = rows.at(-1)?.place ?? after
    for (const { entry_id: id, compartment, body, salt, key_id: locked } of await db.all(partsSql, after, last)) {
      const now = body === null ? nothing : locked === null ? commitment(salt, body) : undefined
      compare(`part:${compartment} ${id}`, (hash) => (now === undefined ? hash !== nothing : hash === now))
    }
    after = last
  }
  for (const [key, { hash }] of known) if (hash !== nothing && /^(entry |part:)/.test(key)) compare(key, () => false)
  return found
}
