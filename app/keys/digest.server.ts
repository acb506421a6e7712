import { createHash, createHmac } from 'node:crypto'

/** SHA-256 in hex, over text as UTF-8 or over bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A running SHA-256 over chunks, for what is too large to hold. */
export function sha256Stream(): { add(chunk: Uint8Array): void; hex(): string } {
  const running = createHash('sha256')
  return { add: (chunk) => void running.update(chunk), hex: () => running.digest('hex') }
}

/** The hash of a log leaf, SHA-256(0x00 ‖ body) in hex: the same as in an RFC 9162 tree. */
export const leafHash = (body: string | Uint8Array): string =>
  createHash('sha256').update(Uint8Array.of(0)).update(body).digest('hex')

/** SHA-256(0x01 ‖ left ‖ right) in hex: what stands above two subtrees of such a tree. */
export const nodeHash = (left: string, right: string): string =>
  createHash('sha256').update(Uint8Array.of(1)).update(left, 'hex').update(right, 'hex').digest('hex')

/** HMAC-SHA-256 in hex. `salt` is the key, in hex or as any text that is not guessable. */
export const hmac = (salt: string, text: string): string => createHmac('sha256', salt).update(text).digest('hex')
