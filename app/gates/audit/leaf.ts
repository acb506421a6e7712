import { z } from 'zod'
import { instantSchema } from '#app/domain/time.ts'

/** Stands where there is nothing to commit to, and before the first leaf. */
export const nothing = '0'.repeat(64)
/** Most characters of a leaf's text (audit.md 2.2). Leaves are ASCII, so characters are bytes. */
export const longestLeaf = 8192

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const ascii = z.string().regex(/^[\x20-\x7e]{0,400}$/)
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** How a stored thing changed: salted commitments before and after, `nothing` where it did not exist. */
const changeSchema = z.strictObject({ t: ascii, id: ascii, b: hash, a: hash })

/**
 * One leaf of the log, version 1. Ids are random and meaningless; nothing personal stands here, so that a leaf can be
 * shown to an auditor and stays when a record is destroyed. `sc` commits to the sealed part. `opn` is the opening by
 * which a folder was read.
 */
export const leafSchema = z.strictObject({
  v: z.literal(1),
  seq: whole,
  prev: hash,
  ts: instantSchema,
  boot: ascii,
  tenant: ascii,
  scope: ascii,
  actor: z.strictObject({
    k: z.enum(['user', 'system', 'job', 'public', 'cli']),
    id: ascii,
    role: ascii,
    aal: whole.max(3),
    sid: ascii.optional(),
    via: z.enum(['web', 'api', 'job', 'cli', 'demo']),
    obo: ascii.optional(),
  }),
  act: ascii,
  obj: z.strictObject({ t: ascii, id: ascii, sec: ascii.optional(), n: whole.optional(), opn: ascii.optional() }),
  out: z.enum(['allow', 'deny', 'error', 'break_glass']),
  why: ascii,
  req: ascii,
  sc: hash,
  st: z.array(changeSchema).optional(),
  bld: ascii,
  pol: ascii,
})
export type Leaf = z.output<typeof leafSchema>
export type Change = z.output<typeof changeSchema>

/** Whether an event's text was destroyed, and its hash stands in the place of it. */
export const isRedacted = (body: string): boolean => /^\{"redacted":true,"h":"[0-9a-f]{64}"\}$/.test(body)

/** A leaf's text read back, or undefined where it does not follow the schema. */
export function readLeaf(body: string): Leaf | undefined {
  try {
    return leafSchema.safeParse(JSON.parse(body)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keeps text that comes from outside within what a leaf may hold. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 400)
