import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyRoot, treeHash } from '#app/gates/audit/tree.server.ts'
import { witnessAnchor } from '#app/keys/anchor.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { openNote, readVkey } from '#app/keys/note.server.ts'
import { signerAt } from '#app/keys/signer-client.server.ts'
import { makeWitness, openWitness } from '../../signer/witness.ts'

/* Signer and witness as operators run them: processes of their own, asked as the server asks them. */

const root = mkdtempSync(join(tmpdir(), 'offramp-signing-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill()
  rmSync(root, { recursive: true, force: true })
})

const log = 'records.example.org/audit/1'
const environment = (more: Record<string, string>) => ({ ...process.env, ...more })
const start = (file: string, args: string[], env: Record<string, string>) =>
  spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: environment(env) })

/** Runs a command to its end, with these lines typed. */
function run(file: string, args: string[], env: Record<string, string>, typed: readonly string[] = []) {
  const child = start(file, args, env)
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  child.stdin.end(typed.map((line) => `${line}\n`).join(''))
  return new Promise<{ code: number | null; said: string }>((done) => {
    child.once('close', (code) => done({ code, said }))
  })
}

/** Runs a command until it says that it listens; gives what it said. */
async function listening(file: string, args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = start(file, args, env)
  running.push(child)
  await new Promise<void>((there, failed) => {
    child.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes('listens on')) there()
    })
    child.once('close', (code) => failed(new Error(`${file} ended with ${code}`)))
  })
  return child
}

const leaves = [sha256('one'), sha256('two')]
const two = treeHash(leaves)

describe('npm run signer', () => {
  const folder = join(root, 'signer')
  const socket = join(root, 's')
  const env = { OFFRAMP_SIGNER_DATA: folder, OFFRAMP_SIGNER: socket }
  const signer = (args: string[], typed?: readonly string[]) => run('cli/signer.ts', args, env, typed)

  it('makes a key that nobody else may open, once, and shows the public one', async () => {
    expect(await signer(['serve'])).toMatchObject({ code: 1, said: expect.stringContaining('There is no signer') })
    expect(await signer(['init', 'has a space'])).toMatchObject({ code: 2 })
    const made = await signer(['init', log])
    expect(made.code).toBe(0)
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600)
    const before = readFileSync(join(folder, 'key'), 'utf8')
    expect(await signer(['init', log])).toMatchObject({ code: 1 })
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(before)
    const shown = await signer(['show'])
    expect(shown).toMatchObject({ code: 0, said: expect.stringContaining('It has signed nothing yet.') })
    expect(readVkey(shown.said.split('\n')[0] ?? '').name).toBe(log)
  })

  it('signs over its socket, remembers it after a restart, and says no in words', async () => {
    const first = await listening('cli/signer.ts', ['serve'], env)
    const asked = signerAt(socket)
    const { vkey, last } = await asked.about()
    expect(last).toBeNull()
    const answer = await asked.sign({ size: 1, root: leaves[0] ?? '', proof: [] })
    const note = 'note' in answer ? answer.note : ''
    expect(openNote(note, [readVkey(vkey)]).text).toContain(`${log}\n1\n`)
    writeFileSync(join(root, 'one.note'), note)
    first.kill('SIGKILL')
    await new Promise((gone) => first.once('close', gone))
    await expect(asked.about()).rejects.toThrow()
    const second = await listening('cli/signer.ts', ['serve', '--init', 'another/name', '--while-read'], env)
    expect((await asked.about()).last).toEqual({ size: 1, root: leaves[0] })
    expect(await asked.sign({ size: 0, root: emptyRoot, proof: [] })).toEqual({
      why: 'The log has 0 events. It had 1 when it was last signed: 1 is gone.',
    })
    expect(await asked.sign({ size: 2, root: two, proof: [leaves[1] ?? ''] })).toHaveProperty('note')
    second.stdin?.end()
    await new Promise((gone) => second.once('close', gone))
  })

  it('signs nothing once it has forgotten, until two people whom it knows say from where', async () => {
    const { note } = await signedTwo()
    writeFileSync(join(root, 'kept.note'), note)
    rmSync(join(folder, 'last.json'))
    expect(await signer(['show'])).toMatchObject({ code: 1, said: expect.stringContaining('not known any more') })
    expect(await signer(['arm'])).toMatchObject({ code: 1, said: expect.stringContaining('2 people have to arm it') })
    const [ann, bob] = ['the first long passphrase', 'the second long passphrase']
    expect((await signer(['people'], ['Ann', 'short', ann])).said).toContain('at least 15 characters')
    expect((await signer(['people'], ['ann', ann])).said).toContain('may arm this signer already')
    expect((await signer(['people'], ['Bob', bob])).code).toBe(0)
    const kept = ['arm', '--checkpoint', join(root, 'kept.note')]
    expect((await signer(kept, ['Ann', ann, 'Ann', ann])).code).toBe(1)
    expect((await signer(kept, ['Ann', ann, 'Bob', ann])).code).toBe(1)
    expect((await signer(['show'])).code).toBe(1)
    expect((await signer(kept, ['Ann', ann, 'Bob', bob])).code).toBe(0)
    expect((await signer(['show'])).said).toContain(`Signed last: 2 events, root ${two}`)
    expect((await signer(kept, ['Ann', ann, 'Bob', bob])).said).toContain('There is nothing to arm')
    const back = ['arm', '--checkpoint', join(root, 'one.note')]
    expect((await signer(back, ['Ann', ann, 'Bob', bob])).said).toContain('There is nothing to arm')
    expect((await signer([...back, '--after-restore'], ['Ann', ann, 'Ann', ann])).code).toBe(1)
    expect((await signer([...back, '--after-restore'], ['Ann', ann, 'Bob', bob])).code).toBe(0)
    expect((await signer(['show'])).said).toContain('Signed last: 1 events')
    expect((await signer([...kept, '--after-restore'], ['Ann', ann, 'Bob', bob])).code).toBe(1)
    expect(readFileSync(join(folder, 'people.json.log'), 'utf8')).toContain('"size":2')
  })

  /** The newest head once more: the same head may be signed again. */
  async function signedTwo(): Promise<{ note: string }> {
    const server = await listening('cli/signer.ts', ['serve'], env)
    const answer = await signerAt(socket).sign({ size: 2, root: two, proof: [] })
    server.kill()
    await new Promise((gone) => server.once('close', gone))
    if ('note' in answer) return answer
    throw new Error(answer.why)
  }
})

describe('npm run witness', () => {
  const env = { OFFRAMP_WITNESS_DATA: join(root, 'witness'), PORT: '38117' }
  const witness = (...args: string[]) => run('cli/witness.ts', args, env)

  it('watches the log of another machine, and gives its signature over http', async () => {
    const at = { OFFRAMP_SIGNER_DATA: join(root, 'other'), OFFRAMP_SIGNER: join(root, 'o') }
    await run('cli/signer.ts', ['init', log], at)
    await listening('cli/signer.ts', ['serve'], at)
    const signer = signerAt(at.OFFRAMP_SIGNER)
    expect((await witness('init', 'county.example.org')).code).toBe(0)
    expect((await witness('watch', 'nonsense')).code).toBe(1)
    expect((await witness('watch', (await signer.about()).vkey)).code).toBe(0)
    await listening('cli/witness.ts', ['serve'], env)
    const vkey = (await witness('show')).said.split('\n')[0] ?? ''
    const county = witnessAnchor('county', 'http://127.0.0.1:38117', vkey)
    const headOf = async (size: number, rootNow: string, proof: string[]) => {
      const answer = await signer.sign({ size, root: rootNow, proof })
      if ('why' in answer) throw new Error(answer.why)
      return { size, note: answer.note, proofFrom: (from: number) => Promise.resolve(from === size ? [] : proof) }
    }
    const one = await headOf(1, leaves[0] ?? '', [])
    expect(openNote(`${one.note}${await county.leave(one, 0)}`, [readVkey(vkey)]).signedBy).toHaveLength(1)
    // Offramp may not know what the witness saw: it is told, and asks again from there.
    const later = await headOf(2, two, [leaves[1] ?? ''])
    await county.leave(later, 0)
    expect((await witness('show')).said).toContain(`${log}: 2 events, root ${two}`)
    await expect(county.leave(one, 1)).rejects.toThrow('answered 409')
    const key = (await signer.about()).vkey
    expect(() => witnessAnchor('other', 'http://127.0.0.1:38117', key)).toThrow('that of a log, not of a witness')
    const stranger = join(root, 'stranger')
    makeWitness(stranger, 'county.example.org')
    const other = witnessAnchor('other', 'http://127.0.0.1:38117', openWitness(stranger).vkey)
    await expect(other.leave(later, 2)).rejects.toThrow('Nobody whose key is known')
  })
})
