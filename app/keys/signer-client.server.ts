import { request } from 'node:http'
import type { z } from 'zod'
import { signerAbout, signerAnswer } from './signer-words.ts'
import type { SignerAbout, SignerAnswer, SignerAsked } from './signer-words.ts'

/** Whoever signs the log's heads, in a process of its own. Each throws where it can't be reached or answers nonsense. */
export interface Signer {
  about(): Promise<SignerAbout>
  sign(asked: SignerAsked): Promise<SignerAnswer>
}

const longestMs = 10_000
/** More than any answer of a signer has. */
const longestAnswer = 16_384

/** The signer that listens on a socket of this machine. */
export const signerAt = (socketPath: string): Signer => ({
  about: () => ask(socketPath, 'GET', signerAbout),
  sign: (asked) => ask(socketPath, 'POST', signerAnswer, asked),
})

function ask<S extends z.ZodType>(socketPath: string, method: 'GET' | 'POST', schema: S, asked?: SignerAsked) {
  return new Promise<z.output<S>>((done, failed) => {
    const body = asked ? JSON.stringify(asked) : ''
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const going = request({ socketPath, path: '/', method, headers, timeout: longestMs }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
        if (text.length > longestAnswer) answer.destroy(new Error('The signer’s answer is too long'))
      })
      answer.once('error', failed)
      answer.once('end', () => {
        try {
          done(schema.parse(JSON.parse(text)))
        } catch (error) {
          failed(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
    going.once('timeout', () => going.destroy(new Error('The signer does not answer')))
    going.once('error', failed)
    going.end(body)
  })
}
