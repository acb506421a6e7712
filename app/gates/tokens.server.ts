import type { ReadRecords, Records } from '#db/records/records.ts'
import type { Instant } from '../domain/time.ts'
import { hmac, sha256 } from '../keys/digest.server.ts'
import type { Actor } from '../policy/roles.ts'
import { canonical, present } from './audit/canonical.ts'
import { TokenReused } from './errors.ts'

/** A form's token, bound to who sent it, to the command and to what was typed. */
export interface Token {
  /** The result of the first sending, or undefined when this is the first. Throws `TokenReused` for other content. */
  earlier(records: ReadRecords, actor: Actor): Promise<{ result: unknown } | undefined>
  keep(records: Records, actor: Actor, result: unknown, at: Instant): Promise<void>
}

/**
 * The store keeps only the token's hash, and the input's hash is keyed by the token itself: what was typed can't be
 * guessed from a copy of the table. Results hold ids only.
 */
export function tokenOf(text: string | undefined, command: string, input: unknown): Token {
  if (text === undefined || text === '') {
    return { earlier: () => Promise.resolve(undefined), keep: () => Promise.resolve() }
  }
  const token = sha256(text)
  const inputHash = hmac(text, `${command}\n${canonical(present(hashable(input)))}`)
  return {
    async earlier(records, actor) {
      const row = await records.tokens.find(token)
      if (!row) return undefined
      if (row.actorId !== actor.id || row.inputHash !== inputHash) throw new TokenReused()
      return JSON.parse(row.result) as { result: unknown }
    },
    async keep(records, actor, result, at) {
      await records.write.saveToken({
        token,
        actorId: actor.id,
        inputHash,
        result: canonical(present({ result })),
        at,
      })
    },
  }
}

/** What an input may hold beside plain JSON stands for itself by its hash or its text. */
function hashable(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: sha256(value) }
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return String(value)
  if (Array.isArray(value)) return value.map(hashable)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hashable(one)]))
  }
  return value
}
