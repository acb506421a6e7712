import Database from 'better-sqlite3'
import type { Store } from '#db/records/records.ts'
import { instantOf, localOf } from '../app/domain/time.ts'

/** CPU milliseconds of the SQL behind each page, without gates, folding, audit or HTML. */
export async function bareSql(
  store: Store,
  file: string,
  signIn: string,
  times: number,
): Promise<Record<string, number>> {
  const now = instantOf(new Date())
  const { day: today } = localOf(now, 'America/Los_Angeles')
  const user = await store.read((records) => records.users.bySignIn(signIn))
  if (!user) throw new Error(`Nobody signs in as ${signIn}`)
  const filter = { userKey: user.key, today, now, limit: 26 }
  const found = await store.read((records) => records.index.list(filter))
  const ids = found.map((row) => row.id)
  const one = (n: number) => ids[n % ids.length] ?? ''
  const each = async (work: (n: number) => Promise<unknown>) => {
    for (let n = 0; n < 20; n++) await work(n)
    const before = process.cpuUsage()
    for (let n = 0; n < times; n++) await work(n)
    const { user: own, system } = process.cpuUsage(before)
    return (own + system) / 1000 / times
  }
  return {
    list: await each(() =>
      store.read(async (records) => [await records.index.list(filter), await records.index.count(filter, 1000)]),
    ),
    case: await each((n) => store.read((records) => records.folders.entries(one(n)))),
    work: await each(() => store.read((records) => records.work.forUser(user.id, [user.id], today, 200))),
    search: await each((n) => store.read((records) => records.index.list({ ...filter, search: `family${n % 1409}` }))),
    add: await each((n) => Promise.resolve(insertBare(file, n))),
  }
}

/** One row into a table of its own, as durably as an entry: WAL and a full flush. */
function insertBare(file: string, n: number): void {
  const db = new Database(`${file}.bare`)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table if not exists bare (id integer primary key, body text)')
  db.prepare('insert into bare (body) values (?)').run(JSON.stringify({ n, who: 'Parent', why: 'To hear how it goes' }))
  db.close()
}
