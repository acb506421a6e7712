import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headSchema = z.strictObject({ size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), root: hash })

/** What a signer says of itself: the log's name, its public key, and what it signed last. `why`: it signs nothing now. */
export const signerAbout = z.strictObject({
  log: z.string(),
  vkey: z.string(),
  last: headSchema.nullable(),
  why: z.string().optional(),
})
export type SignerAbout = z.output<typeof signerAbout>

/** What it is asked: to sign a head, with the proof that the log begins with what it signed last. At most 63 hashes. */
export const signerAsked = headSchema.extend({ proof: z.array(hash).max(63) })
export type SignerAsked = z.output<typeof signerAsked>

/** What it answers: a signed note, or why it does not sign. */
export const signerAnswer = z.union([z.strictObject({ note: z.string() }), z.strictObject({ why: z.string() })])
export type SignerAnswer = z.output<typeof signerAnswer>
