import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { makeFolder } from '../db/make-folder.server.ts'
import { signerAsked } from '../app/keys/signer-words.ts'
import type { SignerAbout, SignerAnswer } from '../app/keys/signer-words.ts'
import type { OpenSigner } from './signer.ts'

/** More than any question has. */
const longestQuestion = 16_384

/**
 * Answers on a socket of this machine that only its account and its group may open. One question at a time: what is
 * signed is on disk before the next is read.
 */
export async function serveSigner(
  signer: OpenSigner,
  socketPath: string,
  write: (line: string) => void,
): Promise<Server> {
  const server = createServer((request, response) => void answer(signer, request, response, write))
  makeFolder(dirname(socketPath))
  // What an earlier run left behind; a second signer would find the first one's state, which both read anew each time.
  rmSync(socketPath, { force: true })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(socketPath, ready)
  })
  chmodSync(socketPath, 0o660)
  return server
}

async function answer(
  signer: OpenSigner,
  request: IncomingMessage,
  response: ServerResponse,
  write: (line: string) => void,
): Promise<void> {
  const say = (status: number, body: SignerAbout | SignerAnswer) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  try {
    if (request.method === 'GET') return void say(200, signer.about())
    const asked = signerAsked.safeParse(parsed(await textOf(request)))
    if (!asked.success) return void say(400, { why: 'This is no head of a log.' })
    const answer = signer.sign(asked.data)
    if ('why' in answer) write(`not signed: ${answer.why}`)
    say('why' in answer ? 409 : 200, answer)
  } catch (error) {
    write(`failed: ${error instanceof Error ? error.message : String(error)}`)
    say(500, { why: 'The signer failed; its own words say how.' })
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) {
    text += String(part)
    if (text.length > longestQuestion) return ''
  }
  return text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
