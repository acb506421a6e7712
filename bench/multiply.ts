import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import type { PartRow } from '#db/records/records.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const tail = (): string => Array.from(randomBytes(26), (byte) => letters[byte & 31]).join('')

/**
 * Copies the demo's folders until there are `wanted`: entries, parts and projections with fresh ids, other names and
 * other days of change. The copies have no events of their own in the log, so this database is for measuring only. What
 * is sealed is copied as `opened` says, in clear; it is to be sealed afterwards.
 */
export function multiply(file: string, wanted: number, opened: readonly PartRow[]): void {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  const templates = db
    .prepare('select f.key, f.id from folders f join case_index i on i.key = f.key where i.stage <> ?')
    .all('reported') as Template[]
  // The guards allow only what the gates do; they are put back before anybody reads.
  const guards = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const guard of guards) db.exec(`drop trigger ${guard.name}`)
  const inClear = db.prepare(
    'update entry_parts set body = ?, salt = ?, key_id = null where entry_id = ? and compartment = ?',
  )
  for (const { body, salt, entryId, compartment } of opened) inClear.run(body, salt, entryId, compartment)
  const copy = copier(db)
  const have = (db.prepare('select count(*) n from folders').get() as { n: number }).n
  const batch = db.transaction((from: number, to: number) => {
    for (let n = from; n < to; n++) copy(templates[n % templates.length] as Template, n)
  })
  for (let n = have; n < wanted; n += 1000) batch(n, Math.min(n + 1000, wanted))
  // One reader asks for more in a minute than anybody's work takes in a day.
  const { overrides } = db.prepare('select overrides from district').get() as { overrides: string }
  const pace = { minutes: 5, searches: 100_000, looks: 100_000, reports: 100_000 }
  const numbers = { ...(JSON.parse(overrides) as object), pace }
  db.prepare('update district set overrides = ?').run(JSON.stringify(numbers))
  for (const guard of guards) db.exec(guard.sql)
  db.exec('analyze')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

interface Template {
  key: number
  id: string
}

/** Every table that hangs on a folder, with the columns that are made anew. */
function copier(db: Database.Database) {
  const columns = (table: string) =>
    (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
  const insertLike = (table: string, changed: Readonly<Record<string, string>>, from: string, order = '') => {
    const names = columns(table).filter((name) => !(table === 'entries' && name === 'key'))
    const picked = names.map((name) => changed[name] ?? name)
    return db.prepare(`insert into ${table} (${names.join(', ')}) select ${picked.join(', ')} from ${from}${order}`)
  }
  const folder = db.prepare('insert into folders (id, created_at) select @id, created_at from folders where key = @key')
  const entries = insertLike(
    'entries',
    {
      id: 'id || @mark',
      case_id: '@id',
      supersedes: 'case when supersedes is null then null else supersedes || @mark end',
    },
    'entries where case_id = @from',
    ' order by seq',
  )
  const parts = insertLike(
    'entry_parts',
    { entry_id: 'entry_id || @mark' },
    'entry_parts where entry_id in (select id from entries where case_id = @from)',
  )
  const index = insertLike(
    'case_index',
    {
      key: '@newKey',
      id: '@id',
      report_number: "'R-' || @n",
      case_number: "case when case_number is null then null else 'RA-26-' || @n end",
      student_name: '@name',
      updated_at: '@updatedAt',
    },
    'case_index where key = @key',
  )
  const access = insertLike('case_access', { case_key: '@newKey' }, 'case_access where case_key = @key')
  const work = insertLike('work_items', { id: 'id || @mark', case_key: '@newKey' }, 'work_items where case_key = @key')
  const people = insertLike('case_people', { case_key: '@newKey' }, 'case_people where case_key = @key')
  const search = db.prepare('insert or ignore into search (word, case_key) values (?, ?)')

  return ({ key, id: from }: Template, n: number) => {
    const id = `cas_${tail()}`
    const mark = `_${n}`
    const name = `Given${n % 977} Family${n % 1409}`
    const { lastInsertRowid } = folder.run({ id, key })
    const newKey = Number(lastInsertRowid)
    entries.run({ id, from, mark })
    parts.run({ from, mark })
    // Spread over two years, so that pages of the list are not all of one day.
    const updatedAt = new Date(Date.parse('2026-11-20T12:00:00.000Z') - (n % 700) * 86_400_000 - n * 1000).toISOString()
    index.run({ newKey, id, key, n, name, updatedAt })
    access.run({ newKey, key })
    if (n % 40 === 0) work.run({ newKey, key, mark })
    people.run({ newKey, key })
    for (const word of [...name.toLowerCase().split(' '), String(n)]) search.run(word, newKey)
  }
}
