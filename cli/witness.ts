import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { anewHeader } from '../app/keys/began-anew.server.ts'
import { NoteRefused } from '../app/keys/note.server.ts'
import { forgetLog, forgottenBy } from '../signer/forget.ts'
import { isWitness, makeWitness, openWitness, watchLog } from '../signer/witness.ts'
import { WrongArguments, runCommand } from './run-command.ts'

const help = `npm run witness — watches the audit log of another machine, and signs each of its heads that it saw

Usage: npm run witness -- init NAME    makes its key; NAME is its own, such as audit.county.example.org
       npm run witness -- watch VKEY   watches the log of that public key, as its signer shows it
       npm run witness -- serve        answers until it is stopped
       npm run witness -- show         its public key, the logs it watches, what it saw last of each, and what it forgot
       npm run witness -- forget       goes on from a head of a log whose backup was restored with a loss

  --proof FILE    (forget) the proof of the event in which a district lead confirmed the restore, from the audit log
  --reason TEXT   (forget) why, for the witness’s own log

It signs a head only where it begins with everything it saw before, and remembers one head of each log. It never sees an
event. Run it on a machine that whoever runs Offramp does not administer, behind a proxy with a certificate.

  OFFRAMP_WITNESS_DATA   its folder (witness)
  HOST, PORT             where it listens (127.0.0.1, 3100)

Exit code: 0 done · 1 refused · 2 the command was written wrongly
`

/** What was written can't be done; the message says why. */
class WitnessRefused extends Error {
  override readonly name = 'WitnessRefused'
}

const options = { proof: { type: 'string' }, reason: { type: 'string' } } as const
/** More than any head and its proof have. */
const longest = 65_536
const write = (line: string) => void process.stdout.write(`${line}\n`)
const folder = resolve(process.env.OFFRAMP_WITNESS_DATA?.trim() || join('witness'))

function existing() {
  if (isWitness(folder)) return openWitness(folder)
  throw new WitnessRefused(`There is no witness in ${folder}. Run: npm run witness -- init NAME`)
}

function init(name: string | undefined): void {
  if (!name || /[\s+]/.test(name)) throw new WrongArguments('Name the witness, without spaces and plus signs.')
  if (isWitness(folder)) throw new WitnessRefused(`There is a witness in ${folder} already.`)
  makeWitness(folder, name)
  write(`Made in ${folder}. This is its public key:\n${openWitness(folder).vkey}`)
}

async function serve(): Promise<void> {
  const witness = existing()
  const [host, port] = [process.env.HOST?.trim() || '127.0.0.1', Number(process.env.PORT ?? 3100)]
  const server = createServer((request, response) => {
    const say = (status: number, body: string, type = 'text/plain; charset=utf-8', anew?: string) => {
      const more = anew ? { [anewHeader]: Buffer.from(anew).toString('base64') } : {}
      response.writeHead(status, { 'content-type': type, ...more }).end(body)
    }
    const { pathname } = new URL(request.url ?? '/', 'http://witness')
    if (request.method !== 'POST' || !pathname.endsWith('/add-checkpoint')) {
      request.resume()
      return say(404, 'There is nothing here but add-checkpoint.\n')
    }
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
      if (body.length > longest) request.destroy()
    })
    request.once('end', () => {
      const answer = witness.add(body, Math.floor(Date.now() / 1000))
      if (answer.status !== 200) write(`not signed (${answer.status}): ${answer.body.trim()}`)
      say(answer.status, answer.body, answer.type, answer.anew)
    })
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, host, ready)
  })
  write(`The witness ${witness.name} listens on http://${host}:${port}/add-checkpoint`)
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => stopped())
  })
  server.close()
}

function show(): void {
  const { vkey, seen } = existing()
  write(vkey)
  for (const { log, head } of seen()) write(`${log}: ${head}`)
  for (const { at, log, had, from, event, reason } of forgottenBy(folder))
    write(`${at} ${log}: began anew at ${from.size} events, by event ${event.seq}; had seen ${had.size}. ${reason}`)
}

function forget(proof: string | undefined, reason: string | undefined): void {
  existing()
  if (!proof || !reason?.trim()) throw new WrongArguments('Name the proof of the confirmation, and say why.')
  const { log, had, from, note } = forgetLog(folder, {
    proof: readFileSync(proof, 'utf8'),
    reason: reason.trim(),
    at: new Date(),
  })
  write(
    `This witness had seen ${had.size} events of ${log}, and goes on from ${from.size}. It says so with every signature from now on. Keep this, with its last signature of what is gone:\n${note}`,
  )
}

await runCommand({ help, options, words: 2, refusals: [WitnessRefused, NoteRefused] }, async (values, words) => {
  const [what, name] = words
  if (what === 'init') init(name)
  else if (what === 'watch' && name) {
    existing()
    watchLog(folder, name)
  } else if (name !== undefined) throw new WrongArguments(`“${name}” is one word too many.`)
  else if (what === 'serve') await serve()
  else if (what === 'show') show()
  else if (what === 'forget') forget(values.proof, values.reason)
  else throw new WrongArguments(what ? `There is no “${what}”.` : 'Say what to do.')
  return 0
})
