import Database from 'better-sqlite3'
import { z } from 'zod'
import { instantOf, localOf, plusDays } from '../app/domain/time.ts'
import type { AuditEvent } from '../app/domain/events.ts'
import { registry } from '../app/features/entries.ts'
import { openToAudit } from '../app/features/opening/open-to-audit.command.server.ts'
import { command } from '../app/gates/command.ts'
import type { Runtime } from '../app/gates/runtime.ts'
import { newId } from '../app/keys/random.server.ts'
import { weightyActs } from '../app/domain/weighty.ts'
import type { Page } from './measure.ts'

export const auditor = 'c.jennings'

/** How many decisions of copied folders the log gets, and how many of them are opened to audit. */
const [decisions, opened] = [2_000, 100]

const made = z.object({ act: z.string(), caseId: z.string(), entryId: z.string() })
const eventOf = ({ act, caseId, entryId }: z.output<typeof made>): AuditEvent => {
  const after = { value: { id: entryId }, salt: 'bench' }
  return { act, object: { t: 'case', id: caseId }, rows: [{ t: 'entry', id: entryId, after }] }
}

/** The copies have no events of their own: this gives their decisions the events that the desk finds them by. */
const copiedDecisions = command({
  name: 'copiedDecisions',
  input: z.object({ made: z.array(made).min(1) }),
  permission: 'case.system',
  handle: ({ input: { made: all } }) => {
    const [first, ...others] = all.map(eventOf)
    if (!first) throw new RangeError('There is no decision to put in the log.')
    return Promise.resolve({ result: null, events: [first, ...others] as const })
  },
})

/** Puts decisions of the copies in the log, and opens some cases to audit; returns those. */
export async function growLog(runtime: Runtime, file: string): Promise<string[]> {
  const events = new Map(registry.kinds.map(({ kind, event }) => [kind as string, event as string]))
  const kinds = [...events].filter(([, event]) => weightyActs.includes(event)).map(([kind]) => kind)
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare(
      `select id as entryId, case_id as caseId, kind from entries where kind in (${kinds.map(() => '?').join()}) order by key desc limit ?`,
    )
    .all(...kinds, decisions) as { entryId: string; caseId: string; kind: string }[]
  const seen = db
    .prepare(
      "select i.id from case_access a join users u on u.key = a.user_key join case_index i on i.key = a.case_key where u.sign_in = ? and i.staff is not true and i.stage in ('inquiry','managing','plan_pending','opened') limit ?",
    )
    .all(auditor, opened) as { id: string }[]
  const { id: userId } = db.prepare('select id from users where sign_in = ?').get(auditor) as { id: string }
  db.close()
  const doing = () => ({ requestId: newId('request'), via: 'demo' }) as const
  const system = { kind: 'system', id: 'system', name: 'System' } as const
  const done = rows.map(({ kind, ...row }) => ({ ...row, act: events.get(kind) ?? '' }))
  for (let from = 0; from < done.length; from += 200)
    await runtime.run(copiedDecisions, { made: done.slice(from, from + 200) }, { actor: system, ...doing() })
  const now = instantOf(new Date())
  const { day } = localOf(now, 'America/Los_Angeles')
  const actor = await runtime.store.read((records) => records.users.actor(userId, day, now))
  if (!actor) throw new Error('The auditor of the demo can’t sign in today.')
  for (const { id: caseId } of seen)
    await runtime.run(openToAudit, { caseId, reason: 'To measure how long it takes.' }, { actor, ...doing() })
  return seen.map(({ id }) => id)
}

/** The auditor’s pages: the desk, what one person saw in a week, a case that was opened to audit. */
export function deskPages(ids: readonly string[], who: string, cookie: string): Page[] {
  const { day: until } = localOf(instantOf(new Date()), 'America/Los_Angeles')
  const asked = new URLSearchParams({ who, from: plusDays(until, -6), until }).toString()
  return [
    { name: 'desk', path: () => '/audit/desk', cookie },
    { name: 'one person', path: () => `/audit/person?${asked}`, cookie },
    { name: 'audited', path: (n) => `/cases/${ids[n % ids.length] ?? ''}`, cookie },
  ]
}
