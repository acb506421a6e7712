import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A passkey in software, as a browser would answer for it: ES256, no attestation, the person was seen. */
export interface SoftPasskey {
  id: string
  make(challenge: string): string
  /** `counter` is what the authenticator says of itself; `touched`: a finger was laid on it and nobody's was asked for. */
  show(challenge: string, counter: number, origin?: string, touched?: 'touched'): string
}

const home = 'http://localhost:3000'
const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const word = (n: number, bytes: number) => {
  const out = Buffer.alloc(bytes)
  out.writeUIntBE(n, 0, bytes)
  return out
}
/** CBOR of a byte string under 256 bytes, or of more. */
const cborBytes = (bytes: Buffer) =>
  Buffer.concat([
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.concat([Buffer.from([0x59]), word(bytes.length, 2)]),
    bytes,
  ])
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

export function softPasskey(): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const rawId = randomBytes(32)
  const id = b64(rawId)
  const part = (text: string) => cborBytes(Buffer.from(text, 'base64url'))
  // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  const cose = Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), part(x), Buffer.from([0x22]), part(y)])
  const data = (flags: number, counter: number, more = Buffer.alloc(0)) =>
    Buffer.concat([hash('localhost'), Buffer.from([flags]), word(counter, 4), more])
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
  return {
    id,
    make: (challenge) => {
      const authData = data(0x45, 0, Buffer.concat([Buffer.alloc(16), word(rawId.length, 2), rawId, cose]))
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(authData),
      ])
      const clientDataJSON = b64(client('webauthn.create', challenge, home))
      return answer({ clientDataJSON, attestationObject: b64(attestation), transports: ['internal'] })
    },
    show: (challenge, counter, origin = home, touched) => {
      const authenticatorData = data(touched ? 0x01 : 0x05, counter)
      const clientData = client('webauthn.get', challenge, origin)
      const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientData)]), privateKey)
      return answer({
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
      })
    },
  }
}
