import type { Records } from '#db/records/records.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import type { Instant } from '#app/domain/time.ts'
import { leafHash } from '#app/keys/digest.server.ts'
import { newSalt } from '#app/keys/random.server.ts'
import type { Vault } from '#app/keys/vault.server.ts'
import { sealEvent } from '../sealing.server.ts'
import { canonical } from './canonical.ts'
import { leafSchema, longestLeaf, nothing, plain } from './leaf.ts'
import type { Change, Leaf } from './leaf.ts'
import { ofSealed, sealedText } from './sealed.server.ts'

/** Who did it, through what, where: the same for all events of one command or query. */
export type EventSource = Pick<Leaf, 'boot' | 'tenant' | 'scope' | 'actor' | 'req' | 'bld' | 'pol'>

/** An event that only misses its time and its place in the log. */
export interface PendingEvent {
  leaf: Omit<Leaf, 'seq' | 'prev' | 'ts' | 'sc'>
  sealed: { body: string; salt: string } | null
}

/** Changes that fit one leaf beside the rest of it (audit.md 2.2 caps a leaf at 8 KiB). */
const changesPerLeaf = 28

/**
 * Turns an event into leaves without a place yet. Everything that can be wrong with it throws here, before a
 * transaction or a batch carries it. More changes than one leaf holds go on in further leaves of the same act.
 */
export function pending(source: EventSource, event: AuditEvent, changes: readonly Change[] = []): PendingEvent[] {
  const body = event.sealed && Object.keys(event.sealed).length > 0 ? sealedText(event.sealed) : null
  const leaves: PendingEvent[] = []
  for (let from = 0; from === 0 || from < changes.length; from += changesPerLeaf) {
    const st = changes.slice(from, from + changesPerLeaf)
    const leaf = {
      v: 1 as const,
      ...source,
      act: event.act,
      obj: objectOf(event),
      out: event.outcome ?? ('allow' as const),
      why: plain(event.why ?? 'rule:none'),
      ...(st.length > 0 ? { st } : {}),
    }
    const sealed = body !== null && from === 0 ? { body, salt: newSalt() } : null
    leafText({ ...leaf, seq: 0, prev: nothing, ts: '2000-01-01T00:00:00.000Z' as Instant, sc: nothing })
    leaves.push({ leaf, sealed })
  }
  return leaves
}

/**
 * Appends events to the log, each hashed over its stored text and chained to the one before. Leaves commit to their sealed
 * parts in clear, so that a new key changes no leaf.
 */
export async function append(
  vault: Vault,
  records: Records,
  at: Instant,
  events: readonly PendingEvent[],
): Promise<void> {
  const head = await records.audit.head()
  let prev = head.size === 0 ? nothing : head.last
  let seq = head.size
  for (const { leaf, sealed } of events) {
    const body = leafText({ ...leaf, seq, prev, ts: at, sc: sealed ? ofSealed(sealed) : nothing })
    const hash = leafHash(body)
    const sealedRow = sealed && (await sealEvent(vault, records, leaf.obj, { seq, ...sealed }))
    await records.write.appendAudit({ seq, body, hash }, sealedRow)
    prev = hash
    seq += 1
  }
}

function leafText(leaf: Leaf): string {
  const text = canonical(leafSchema.parse(leaf))
  if (text.length > longestLeaf) throw new RangeError(`The event ${leaf.act} is longer than a leaf of the log may be`)
  return text
}

function objectOf({ object }: AuditEvent): Leaf['obj'] {
  return {
    t: plain(object.t),
    id: plain(object.id),
    ...(object.section !== undefined ? { sec: plain(object.section) } : {}),
    ...(object.count !== undefined ? { n: object.count } : {}),
    ...(object.opening !== undefined ? { opn: plain(object.opening) } : {}),
  }
}
