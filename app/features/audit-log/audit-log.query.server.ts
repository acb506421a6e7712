import { z } from 'zod'
import { optionalChoice, optionalDay, optionalText } from '#app/domain/fields.ts'
import { proofLines } from '#app/domain/checkpoints.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { isRedacted } from '#app/gates/audit/leaf.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { query } from '#app/gates/query.ts'
import { saysWhoReported } from '#app/policy/in-sight.ts'
import { actText, actorWords, objectText, ruleWords } from './audit-words.ts'

/** Filters of the log, all in the address: who did it, which family of acts, what came of it, between which days. */
export const auditLogInput = z
  .object({
    who: optionalText(60),
    act: optionalText(60),
    /** A case or report number, or the id of anything else. */
    object: optionalText(60),
    outcome: optionalChoice(['allow', 'deny', 'error', 'break_glass']),
    from: optionalDay(),
    until: optionalDay(),
    before: z.coerce.number().int().min(0).optional(),
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'This day is before the one under From.',
  })

/** The parts of a leaf that this page shows; a leaf of another shape is named as unreadable. */
const shownLeaf = z.object({
  seq: z.number(),
  ts: z.string(),
  act: z.string(),
  out: z.string(),
  why: z.string(),
  req: z.string(),
  actor: z.object({ k: z.string(), id: z.string(), role: z.string(), via: z.string(), obo: z.string().optional() }),
  obj: z.object({ t: z.string(), id: z.string(), sec: z.string().optional(), n: z.number().optional() }),
})

const pageSize = 50

export interface AuditLine {
  seq: number
  at: string
  who: string
  words: string
  act: string
  on: string
  outcome: string
  why: string
  via: string
  request: string
  hash: string
  /** Whether a proof of it can be taken out: a signed head has it, and whoever reads may know all that it says. */
  provable: boolean
}

/** The log for auditors and the district lead, newest first: who did what, when, on what, under which rule. */
export const auditLog = query({
  name: 'auditLog',
  input: auditLogInput,
  permission: 'audit.read',
  load: async ({ input, records, calendar, now, actor }) => {
    const start = (on: Day) => instantAt(on, '00:00', calendar.zone)
    const today = localOf(now, calendar.zone).day
    const numbered = input.object && (await records.index.byNumber(input.object.toUpperCase()))
    const asked = numbered ?? input.object
    const inSight = (ids: readonly string[]) => records.index.numbersInSight(actor.id, ids, today)
    const hidden = asked?.startsWith('cas_') && !(await inSight([asked])).has(asked)
    const object = hidden ? 'out of sight' : asked
    const leaves = await records.audit.search({
      actorId: input.who,
      actPrefix: input.act,
      objectId: object,
      outcome: input.outcome,
      from: input.from && start(input.from),
      to: input.until && start(plusDays(input.until, 1)),
      before: input.before,
      limit: pageSize + 1,
    })
    const cases = leaves.flatMap(({ body }) => {
      const read = shownLeaf.safeParse(readJson(body))
      return read.success && read.data.obj.t === 'case' ? [read.data.obj.id] : []
    })
    const numbers = await inSight([...new Set(cases)])
    return {
      leaves,
      // Whoever is kept out of a case reads that there were events, and not of which case.
      hidden: new Set(cases.filter((id) => !numbers.has(id))),
      numbers,
      users: await records.users.all(),
      schools: new Map((await records.district.schools()).map(({ id, name }) => [id, name])),
      head: await records.audit.head(),
      state: await proofState(records),
      now,
      zone: calendar.zone,
      today,
      filter: input,
    }
  },
  redact: ({ leaves, hidden, numbers, users, schools, head, state, now, zone, today, filter }) => {
    const names = new Map(users.map((user) => [user.id, user.name]))
    const nameOf = (id: string) =>
      hidden.has(id) ? 'that you are not shown' : (numbers.get(id) ?? names.get(id) ?? schools.get(id))
    const page = leaves.slice(0, pageSize)
    const lines = page.flatMap((leaf): AuditLine[] | AuditLine => {
      const read = shownLeaf.safeParse(readJson(leaf.body))
      if (!read.success) return unreadable(leaf.seq, leaf.hash, isRedacted(leaf.body))
      const { ts, act, out, why, req, actor, obj } = read.data
      const unnamed = saysWhoReported(read.data)
      if (unnamed && filter.who) return []
      return {
        seq: leaf.seq,
        at: ts,
        who: unnamed ? 'a staff member' : whoDid(actor, names),
        act,
        words: actText(act, obj),
        outcome: out,
        why: ruleWords(why),
        via: actor.via,
        request: req,
        on: objectText(obj, { zone, today, nameOf, refused: out === 'deny' }),
        hash: leaf.hash,
        provable: leaf.seq < (state.signed?.events ?? 0) && !unnamed && !hidden.has(obj.id),
      }
    })
    const last = page.at(-1)
    return {
      lines,
      zone,
      today,
      filter,
      size: head.size,
      last: head.last,
      proof: proofLines(state, now),
      people: users.map((user) => ({ value: user.id, label: user.name })),
      older: leaves.length > pageSize && last ? last.seq : null,
    }
  },
  shown: ({ leaves }) => ({ sections: ['audit log'], count: Math.min(leaves.length, pageSize) }),
})

/** A name, or what runs by itself; and in whose place somebody acted. */
const whoDid = (actor: { id: string; k: string; obo?: string }, names: ReadonlyMap<string, string>): string =>
  [
    names.get(actor.id) ?? actorWords[actor.k] ?? actor.id,
    ...(actor.obo ? [names.get(actor.obo) ?? 'somebody who left'] : []),
  ].join(', in place of ')

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const unreadable = (seq: number, hash: string, redacted: boolean): AuditLine => ({
  seq,
  at: '',
  who: '',
  words: redacted
    ? 'An event about a destroyed case. Its text was destroyed by order of a court.'
    : 'An event that cannot be read. Run the verifier.',
  act: redacted ? 'redacted' : 'unreadable',
  on: '',
  outcome: redacted ? 'allow' : 'error',
  why: '',
  via: '',
  request: '',
  hash,
  provable: false,
})

export type AuditLogView = ReturnType<typeof auditLog.redact>
