import { sha256 } from '#app/keys/digest.server.ts'
import type { Finding } from './verify-log.server.ts'

/** A trigger that keeps tables append-only, by the hash of its text without differences of white space. */
export interface Guard {
  name: string
  hash: string
}

/** How a trigger's text is compared: white space does not count, everything else does. */
export const guardHash = (sql: string): string => sha256(sql.replace(/\s+/g, ' ').trim())

/** One hash over all guards of a database, whatever their order. */
export const guardsHash = (triggers: readonly { name: string; sql: string }[]): string =>
  sha256(
    triggers
      .map(({ name, sql }) => `${name} ${guardHash(sql)}`)
      .sort()
      .join('\n'),
  )

/** Whether the database's triggers are those that this version ships; a dropped or rewritten one is named. */
export function guardsFinding(
  triggers: readonly { name: string; sql: string }[],
  shipped: readonly Guard[],
): Finding | undefined {
  const there = new Map(triggers.map(({ name, sql }) => [name, guardHash(sql)]))
  for (const { name, hash } of shipped) {
    const found = there.get(name)
    if (found === undefined) return { what: `The guard ${name} is missing: somebody took it out of the database.` }
    if (found !== hash) return { what: `The guard ${name} was rewritten: it no longer guards as it was shipped.` }
    there.delete(name)
  }
  const [stranger] = there.keys()
  return stranger === undefined
    ? undefined
    : { what: `The database holds a trigger that Offramp does not ship: ${stranger}.` }
}
