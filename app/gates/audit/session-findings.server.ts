import type { ReadRecords } from '#db/records/records.ts'
import { ofRow } from './commitments.server.ts'
import { nothing, readLeaf } from './leaf.ts'
import type { StandingRow } from './every-row.server.ts'
import type { Finding, Known } from './verify-log.server.ts'

/**
 * In words, what is wrong with a session that does not fit the log. Its last event tells what it was: one that a
 * session begins with names the person and the moment; any later one ended it.
 */
export async function sessionFinding(
  records: ReadRecords,
  session: StandingRow & { t: 'session' },
  known: Known | undefined,
): Promise<Finding> {
  const { id, value } = session
  const where = `The session ${id} of user ${value.userId}`
  if (!known || known.hash === nothing)
    return { what: `${where} was added behind the application's back: no event knows it.` }
  const [row] = await records.audit.leaves({ from: known.seq, limit: 1 })
  const leaf = row && readLeaf(row.body)
  const began = leaf?.st?.some((change) => change.id === id && change.b === nothing) ?? false
  const was = (before: Partial<typeof value>) =>
    began && ofRow({ value: { ...value, ...before }, salt: session.salt }) === known.hash
  const how =
    !began && value.endedAt === null
      ? 'was revived: it had ended, and lets somebody in again'
      : was({ userId: leaf?.actor.id })
        ? 'was taken from another person'
        : was({ createdAt: leaf?.ts })
          ? 'was given another beginning'
          : 'was changed: its person, its beginning, its end, its browser or what was shown for it is another'
  return { seq: known.seq, what: `${where} ${how}. It no longer fits event ${known.seq}, its last.` }
}
