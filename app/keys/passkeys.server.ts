import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** Who asks a browser for a passkey: the address people type. A passkey made for another never answers. */
export interface RelyingParty {
  origin: string
  name: string
}
const idOf = ({ origin }: RelyingParty) => new URL(origin).hostname

const text = z.string().max(20_000)
const part = z.looseObject({ clientDataJSON: text })
const shape = {
  id: z.string().regex(/^[\w-]{16,1400}$/),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
}
/** What a browser sends back, as JSON text in one field of a form. */
const parsedFrom = (schema: z.ZodType) => (answer: string) => {
  try {
    const found = schema.safeParse(JSON.parse(answer))
    return found.success ? found.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
const transports = z.array(z.string().max(30)).max(10).optional()
const registration = parsedFrom(
  z.looseObject({ ...shape, response: part.extend({ attestationObject: text, transports }) }),
)
const assertion = parsedFrom(
  z.looseObject({ ...shape, response: part.extend({ authenticatorData: text, signature: text }) }),
)

export interface Passkey {
  credentialId: string
  publicKey: string
  counter: number
  transports: readonly string[]
}

/** What a browser needs to make a passkey. The challenge is 256 random bits; the person must show themselves to it. */
export const passkeyToMake = (
  party: RelyingParty,
  person: { id: string; signIn: string; name: string },
  have: readonly Pick<Passkey, 'credentialId' | 'transports'>[],
) =>
  generateRegistrationOptions({
    rpName: party.name,
    rpID: idOf(party),
    userID: new TextEncoder().encode(person.id),
    userName: person.signIn,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: have.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

/** What a browser needs to show a passkey: any of the address's, or one of those named. */
export const passkeyToShow = (party: RelyingParty, have: readonly Pick<Passkey, 'credentialId'>[] = []) =>
  generateAuthenticationOptions({
    rpID: idOf(party),
    userVerification: 'required',
    allowCredentials: have.map(({ credentialId }) => ({ id: credentialId })),
  })

/** The new passkey, or undefined where the answer does not hold. */
export async function madePasskey(
  party: RelyingParty,
  answer: string,
  holds: (challenge: string) => Promise<boolean>,
): Promise<Passkey | undefined> {
  const response = registration(answer) as RegistrationResponseJSON | undefined
  if (!response) return undefined
  const checked = await orUndefined(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: holds,
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      requireUserVerification: true,
    }),
  )
  if (!checked?.verified) return undefined
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return { credentialId: id, publicKey: toText(publicKey), counter, transports: response.response.transports ?? [] }
}

/** Which passkey an answer names, before anything of it is believed. */
export const namedPasskey = (answer: string): string | undefined =>
  (assertion(answer) as AuthenticationResponseJSON | undefined)?.id

/** The counter that a passkey showed, where its signature holds; undefined otherwise. Whether it may go back is a rule. */
export async function shownCounter(
  party: RelyingParty,
  answer: string,
  passkey: Pick<Passkey, 'credentialId' | 'publicKey'>,
  holds: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> {
  const response = assertion(answer) as AuthenticationResponseJSON | undefined
  if (response?.id !== passkey.credentialId) return undefined
  const checked = await orUndefined(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: holds,
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: fromText(passkey.publicKey), counter: 0 },
    }),
  )
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined
}

/** The library throws for everything that does not hold; to whoever asks it is all the same: not proved. */
async function orUndefined<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const fromText = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'))
