import { isConsistent, isHash } from './tree.server.ts'

/** How many events a log has, and the root over them in hex. */
export interface Head {
  size: number
  root: string
}

/**
 * Why whoever signs or witnesses a log does not put their name to its head: undefined where they do. `last` is the head
 * they put it to before; null where they never did, which somebody must have told them in so many words. A log only grows,
 * and begins with what it was: `proof` shows it (RFC 6962 section 2.1.2).
 */
export function whyNotSigned(last: Head | null, head: Head, proof: readonly string[]): string | undefined {
  const { size, root } = head
  if (!Number.isSafeInteger(size) || size < 0) return 'The size of the log is no number of events.'
  if (!isHash(root)) return 'The root of the log is no hash.'
  if (last === null) return proof.length === 0 ? undefined : 'There is nothing yet that a proof could lead from.'
  if (size < last.size)
    return `The log has ${size} events. It had ${last.size} when it was last signed: ${last.size - size} ${last.size - size === 1 ? 'is' : 'are'} gone.`
  if (size === last.size && root !== last.root)
    return `The log has ${size} events as before, and another root: an event was changed.`
  return isConsistent(last.size, last.root, size, root, proof)
    ? undefined
    : `The log does not begin with the ${last.size} events that were last signed.`
}
