import { z } from 'zod'
import type { Records } from '#db/records/records.ts'
import { instantSchema } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { leafHash } from '../keys/digest.server.ts'
import type { SpoolFile } from '../keys/spool-file.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import { append, pending } from './audit/append.server.ts'
import type { PendingEvent } from './audit/append.server.ts'
import { canonical } from './audit/canonical.ts'
import { leafSchema, nothing, readLeaf } from './audit/leaf.ts'
import type { Leaf } from './audit/leaf.ts'
import { lastLeaf } from './audit/leaf-before.server.ts'

/*
 * Where the log can't be written, reading goes on (audit.md 2.11): what is read is kept in a file of another disk, each
 * line chained to the one before, and put into the log at its own time as soon as that takes it. What would be sealed in
 * such an event (the name at the time) is not kept there.
 */

/** Events that wait for the log. One for each server. */
export interface Spool {
  /** Whether anything waits. */
  waits(): boolean
  /** Keeps events, on disk before it returns. Throws where that disk takes nothing either: then nothing may be shown. */
  keep(at: Instant, events: readonly PendingEvent[]): void
  /** Appends what waits to the log, and an event that says from when to when it waited. `done` empties the spool, after the commit. */
  takeIn(vault: Vault, records: Records, now: Instant): Promise<{ done(): void }>
}

const lineSchema = z.strictObject({
  prev: z.string().regex(/^[0-9a-f]{64}$/),
  at: instantSchema,
  leaf: leafSchema.omit({ seq: true, prev: true, ts: true, sc: true }),
})
type Line = z.output<typeof lineSchema> & { hash: string }

export function createSpool(file: SpoolFile): Spool {
  let last: string | undefined
  let waiting = file.lines().length > 0
  const newest = () => (last ??= hashesOf(file.lines()).at(-1) ?? nothing)
  return {
    waits: () => waiting,
    keep: (at, events) => {
      const lines: string[] = []
      let prev = newest()
      for (const { leaf } of events) {
        const line = canonical({ prev, at, leaf })
        lines.push(line)
        prev = leafHash(line)
      }
      file.add(lines)
      last = prev
      waiting = lines.length > 0 || waiting
    },
    takeIn: async (vault, records, now) => {
      const stored = file.lines()
      const { lines, broken } = readLines(stored)
      const fresh = lines.slice(await alreadyTaken(records, lines))
      for (const { at, leaf } of fresh) await append(vault, records, at, [{ leaf, sealed: null }])
      if (fresh.length > 0 || broken) {
        const source = lines.at(-1)?.leaf ?? (await lastLeaf(records))
        if (source) await append(vault, records, now, gapEvent(source, { fresh, last: lines.at(-1), broken, now }))
      }
      return {
        done: () => {
          // What was kept since stays, and is taken in next time.
          if (file.lines().length > stored.length) return
          if (broken) file.putAside(now)
          else file.empty()
          last = undefined
          waiting = false
        },
      }
    },
  }
}

const hashesOf = (lines: readonly string[]): string[] => lines.map(leafHash)

/** The lines that follow from each other; `broken` where one does not: what comes after it is not taken in. */
function readLines(stored: readonly string[]): { lines: Line[]; broken: boolean } {
  const lines: Line[] = []
  for (const text of stored) {
    const read = lineOf(text)
    const before = lines.at(-1)
    if (!read || (before && read.prev !== before.hash)) return { lines, broken: true }
    lines.push({ ...read, hash: leafHash(text) })
  }
  return { lines, broken: false }
}

function lineOf(text: string): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** How many of the lines the log has: a server that stopped between its commit and emptying the spool took them in. */
async function alreadyTaken(records: Records, lines: readonly Line[]): Promise<number> {
  const [row] = await records.audit.search({ act: 'audit.gap', limit: 1 })
  const taken = row && readLeaf(row.body)?.obj.id
  return lines.findIndex(({ hash }) => hash === taken) + 1
}

interface Gap {
  fresh: readonly Line[]
  last: Line | undefined
  broken: boolean
  now: Instant
}

/** Says that the log could not be written, and for how long what was read waited outside it. */
function gapEvent(
  { tenant, boot, bld, pol }: Pick<Leaf, 'tenant' | 'boot' | 'bld' | 'pol'>,
  { fresh, last, broken, now }: Gap,
): PendingEvent[] {
  const actor: Leaf['actor'] = { k: 'system', id: 'system', role: 'system', aal: 0, via: 'job' }
  const wrong = { outcome: 'error' as const, why: 'What waited outside the log was changed: the rest was put aside.' }
  return pending(
    { tenant, boot, bld, pol, scope: 'district', actor, req: 'spool' },
    {
      act: 'audit.gap',
      object: {
        t: 'spool',
        id: last?.hash ?? nothing,
        section: `${fresh[0]?.at ?? now} to ${fresh.at(-1)?.at ?? now}`,
        count: fresh.length,
      },
      ...(broken ? wrong : {}),
    },
  )
}
