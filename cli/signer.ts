import { appendFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { z } from 'zod'
import { NoteRefused, openNote, readCheckpoint, readVkey } from '../app/keys/note.server.ts'
import { keepHead, readHead } from '../signer/head-file.ts'
import { addPerson, armedBy, fitsPerson, readPeople, shortestPassphrase } from '../signer/people.ts'
import { serveSigner } from '../signer/serve.ts'
import { isSigner, makeSigner, openSigner, signerFiles } from '../signer/signer.ts'
import { WrongArguments, runCommand } from './run-command.ts'
import { SetupRefused, askPerson } from './setup/questions.ts'

const help = `npm run signer — signs the heads of the audit log, in a process of its own

Usage: npm run signer -- init NAME   makes its key; NAME is the log's, such as records.example.org/audit/1
       npm run signer -- serve       signs until it is stopped; with --init NAME it makes its key first, where there is none
       npm run signer -- show        its public key, and what it signed last
       npm run signer -- people      names somebody who may arm it
       npm run signer -- arm         two people say what it signed last, where it has forgotten

  --while-read        (serve) stops when its input ends, as it does when whoever started it is gone
  --checkpoint FILE   (arm) the newest checkpoint that anybody kept. Without it: nothing was ever signed
  --after-restore     (arm) it knows what it signed last, but a backup was restored whose log is shorter: it goes on from the
                      newest checkpoint in that log. Witnesses go on refusing: what they signed shows what is gone

It signs no head that does not begin with everything it signed before. What it remembers of that lies beside its key: run
it under an account of its own, and keep its folder out of the backups of Offramp.

  OFFRAMP_SIGNER_DATA   its folder (signer in OFFRAMP_DATA)
  OFFRAMP_SIGNER        the socket on which Offramp asks it (socket in its folder)

Exit code: 0 done · 1 refused · 2 the command was written wrongly
`

const options = {
  init: { type: 'string' },
  checkpoint: { type: 'string' },
  'after-restore': { type: 'boolean' },
  'while-read': { type: 'boolean' },
} as const
const write = (line: string) => void process.stdout.write(`${line}\n`)
const nameSchema = z.string().trim().min(1, 'Write a name.').max(100)
const passphraseSchema = z
  .string()
  .min(shortestPassphrase, `A passphrase has at least ${shortestPassphrase} characters.`)
const logSchema = z.string().regex(/^[^\s+]{1,200}$/, 'The name of a log has no spaces and no plus signs.')

const settingOf = (name: string) => (process.env[name]?.trim() === '' ? undefined : process.env[name]?.trim())
const folder = resolve(settingOf('OFFRAMP_SIGNER_DATA') ?? join(settingOf('OFFRAMP_DATA') ?? 'data', 'signer'))
const files = signerFiles(folder)
const socket = resolve(settingOf('OFFRAMP_SIGNER') ?? join(folder, 'socket'))

/** What was written can't be done; the message says why. */
class SignerRefused extends Error {
  override readonly name = 'SignerRefused'
}

function init(name: string | undefined): void {
  const log = logSchema.safeParse(name)
  if (!log.success) throw new WrongArguments(name ? (log.error.issues[0]?.message ?? '') : 'Name the log.')
  if (isSigner(folder)) throw new SignerRefused(`There is a signer in ${folder} already.`)
  makeSigner(folder, log.data)
  write(
    `Made in ${folder}. Give this to everybody who is to check the log, also on paper:\n${openSigner(folder).about().vkey}`,
  )
}

async function serve(name: string | undefined, whileRead = false): Promise<void> {
  if (name !== undefined && !isSigner(folder)) init(name)
  const server = await serveSigner(existing(), socket, write)
  write(`The signer of ${existing().about().log} listens on ${socket}`)
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => stopped())
    if (whileRead) process.stdin.once('end', () => stopped()).resume()
  })
  server.close()
}

function existing() {
  if (isSigner(folder)) return openSigner(folder)
  throw new SignerRefused(`There is no signer in ${folder}. Run: npm run signer -- init NAME`)
}

function show(): void {
  const { vkey, last, why } = existing().about()
  write(vkey)
  if (why) throw new SignerRefused(why)
  write(last ? `Signed last: ${last.size} events, root ${last.root}` : 'It has signed nothing yet.')
}

/** Asks without showing what is typed, where somebody types. */
async function secret(question: string, schema: z.ZodType): Promise<string> {
  if (!process.stdin.isTTY) return asking().ask('', question, schema)
  process.stdout.write(`${question} `)
  const silent = askPerson(process.stdin, new Writable({ write: (_part, _encoding, done) => done() }))
  try {
    return await silent.ask('', question, schema)
  } finally {
    silent.close()
    process.stdout.write('\n')
  }
}

let terminal: ReturnType<typeof askPerson> | undefined
const asking = () => (terminal ??= askPerson())

async function people(): Promise<void> {
  existing()
  const name = await asking().ask('', 'Who may arm this signer? Their name?', nameSchema)
  const why = await addPerson(
    files.people,
    name,
    await secret(`A passphrase that only ${name} knows?`, passphraseSchema),
  )
  if (why) throw new SignerRefused(why)
  write(`${name} may arm this signer, together with another.`)
}

async function arm(checkpoint: string | undefined, afterRestore = false): Promise<void> {
  const { vkey } = existing().about()
  const kept = readHead(files.head)
  const last = checkpoint === undefined ? null : headOf(readFileSync(checkpoint, 'utf8'), vkey)
  if (kept.is === 'kept' && !(afterRestore && (kept.last?.size ?? 0) > (last?.size ?? 0)))
    throw new SignerRefused('This signer knows what it signed last. There is nothing to arm.')
  const named = readPeople(files.people)
  if (named.length < armedBy)
    throw new SignerRefused(
      `${armedBy} people have to arm it, and ${named.length} are named. Make a new signer: everybody who checks the log then sees a new key, and asks why.`,
    )
  write(last ? `Armed with ${last.size} events, root ${last.root}.` : 'Armed as if nothing had ever been signed.')
  const armed: string[] = []
  while (armed.length < armedBy) {
    const name = await asking().ask('', `Person ${armed.length + 1}: name?`, nameSchema)
    const fits = await fitsPerson(named, name, await secret('Passphrase?', z.string()))
    if (!fits || armed.includes(name.toLowerCase())) throw new SignerRefused('That does not fit. Nothing was changed.')
    armed.push(name.toLowerCase())
  }
  appendFileSync(
    `${files.people}.log`,
    `${new Date().toISOString()} armed by ${armed.join(' and ')}: ${JSON.stringify(last)} after ${JSON.stringify(kept)}\n`,
    { mode: 0o600 },
  )
  keepHead(files.head, last)
  write('Done. The signer goes on from there.')
}

function headOf(note: string, vkey: string) {
  const { text } = openNote(note, [readVkey(vkey)])
  const { size, root } = readCheckpoint(text)
  return { size, root }
}

await runCommand(
  { help, options, words: 2, refusals: [SignerRefused, SetupRefused, NoteRefused] },
  async (values, words) => {
    const [what, name] = words
    try {
      if (what === 'init') init(name)
      else if (name !== undefined) throw new WrongArguments(`“${name}” is one word too many.`)
      else if (what === 'serve') await serve(values.init, values['while-read'])
      else if (what === 'show') show()
      else if (what === 'people') await people()
      else if (what === 'arm') await arm(values.checkpoint, values['after-restore'])
      else throw new WrongArguments(what ? `There is no “${what}”.` : 'Say what to do.')
      return 0
    } finally {
      terminal?.close()
    }
  },
)
