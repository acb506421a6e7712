// @ts-check
import { readFileSync } from 'node:fs'
import { canonical, commitment, nothing } from './leaf.js'
import { paged } from './sources.js'
import { sha256 } from './tree.js'

/*
 * What only a database can be asked: whether the head fits, the guards are those that were shipped, and the entries are
 * those that the log committed to. What is sealed needs keys, which the verifier never has.
 */

/**
 * @typedef {import('./walk.js').Finding} Finding
 * @typedef {import('./walk.js').Report} Report
 */

const triggers = {
  sqlite: `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
  postgres: `SELECT t.tgname AS name, pg_get_triggerdef(t.oid) || CASE WHEN t.tgenabled = 'O' THEN '' ELSE ' DISABLED' END
    || ' ' || pg_get_functiondef(t.tgfoid) AS sql FROM pg_trigger t WHERE NOT t.tgisinternal`,
}

/** @param {import('./sources.js').Db} db @param {Report} report @returns {Promise<Finding[]>} */
export async function liveFindings(db, report) {
  const { events, head } = report
  const [row] = await db.all('SELECT size, last FROM audit_head')
  const size = Number(row?.size)
  /** @type {Finding[]} */
  const found = []
  if (size > events)
    found.push({
      seq: events,
      check: 'head',
      what: `The log ends before event ${events}, but ${size} were written: the last ${size - events} are missing.`,
    })
  else if (size < events)
    found.push({ seq: size, check: 'head', what: `The log’s head counts ${size} events, and there are ${events}.` })
  else if (row?.last !== head)
    found.push({ seq: Math.max(events - 1, 0), check: 'head', what: 'The log’s head does not fit its last event.' })
  return [...found, ...(await guardFindings(db)), ...(await entryFindings(db, report))]
}

/** @param {import('./sources.js').Db} db @returns {Promise<Finding[]>} */
async function guardFindings(db) {
  /** @type {{ name: string, hash: string }[]} */
  const shipped = JSON.parse(readFileSync(new URL(`guards.${db.engine}.json`, import.meta.url), 'utf8'))
  const there = new Map(
    (await db.all(triggers[db.engine])).map(({ name, sql }) => [
      name,
      sha256(sql.replace(/\s+/g, ' ').trim()).toString('hex'),
    ]),
  )
  const wrong = shipped.flatMap(({ name, hash }) =>
    there.get(name) === hash ? [] : [there.has(name) ? `${name} was rewritten` : `${name} is missing`],
  )
  const known = new Set(shipped.map(({ name }) => name))
  for (const name of there.keys()) if (!known.has(name)) wrong.push(`${name} is none that this version ships`)
  return wrong
    .sort()
    .map((what) => ({ check: 'guard', what: `Of the guards that keep the database append-only, ${what}.` }))
}

const partsSql = `SELECT p.entry_id, p.compartment, p.body, p.salt, p.key_id FROM entry_parts p JOIN entries e ON e.id = p.entry_id
  WHERE e.key > ? AND e.key <= ? ORDER BY e.key, p.compartment`

/** Every entry and open part against the log’s newest commitment to it. @param {import('./sources.js').Db} db @param {Report} report @returns {Promise<Finding[]>} */
async function entryFindings(db, { known, lastRedacted }) {
  /** @type {Finding | undefined} */
  let first
  /** @param {number | undefined} seq @param {string} what */
  const say = (seq, what) => {
    if (!first || (seq ?? Infinity) < (first.seq ?? Infinity)) first = { seq, check: 'entry', what }
  }
  /** Whether a commitment holds; one whose newest event may have been redacted can’t be asked. @param {string} key @param {string} now */
  const holds = (key, now) => {
    const last = known.get(key)
    known.delete(key)
    return (last?.hash ?? nothing) === now || lastRedacted > (last?.seq ?? -1)
  }
  const columns =
    'id, case_id, seq, kind, kind_version, supersedes, happened_on, happened_at, recorded_at, recorded_by, salt'
  let after = -1
  for await (const rows of paged(db, columns, 'entries', 'key')) {
    for (const row of rows) {
      const { id, kind, salt, supersedes } = row
      const said = {
        ...{ id, caseId: row.case_id, seq: Number(row.seq), kind, kindVersion: Number(row.kind_version), supersedes },
        ...{
          happenedOn: row.happened_on,
          happenedAt: row.happened_at,
          recordedAt: row.recorded_at,
          recordedBy: row.recorded_by,
        },
      }
      const seq = known.get(`entry ${id}`)?.seq
      if (!holds(`entry ${id}`, commitment(salt, canonical(said))))
        say(
          seq,
          seq === undefined
            ? `Entry ${id} was added behind the application’s back: no event put it on record.`
            : `Entry ${id} was changed: its number, kind, times or author no longer fit event ${seq}.`,
        )
    }
    const last = rows.at(-1)?.place ?? after
    for (const { entry_id: id, compartment, body, salt, key_id: locked } of await db.all(partsSql, after, last)) {
      const key = `part:${compartment} ${id}`
      const seq = known.get(key)?.seq
      if (locked !== null && body !== null) {
        if ((known.get(key)?.hash ?? nothing) !== nothing) known.delete(key)
        else if (lastRedacted < 0) say(seq, `Entry ${id} has a part “${compartment}” that no event put on record.`)
      } else if (!holds(key, body === null ? nothing : commitment(salt, body)))
        say(seq, `Entry ${id} was edited: its part “${compartment}” no longer fits event ${seq ?? 'any'}.`)
    }
    after = last
  }
  for (const [key, { hash, seq }] of known) {
    const [t = '', id = ''] = key.split(' ')
    if (hash !== nothing && (t === 'entry' || t.startsWith('part:')) && lastRedacted <= seq)
      say(
        seq,
        `${t === 'entry' ? `Entry ${id}` : `The part “${t.slice(5)}” of entry ${id}`} was removed: event ${seq} says that it is on record.`,
      )
  }
  return first ? [first] : []
}
