import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { proofLines } from '#app/domain/checkpoints.ts'
import { instantOf } from '#app/domain/time.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { openStore } from '#db/store.server.ts'
import type { ReadRecords } from '#db/records/records.ts'
import { aHouse } from '#tests/factories/house.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { freePort } from '#tests/setup/free-port.ts'
import { writeTestKey } from '#tests/setup/test-keys.ts'
import { askBoth } from '#tests/verify/both.ts'
import { makeSigner, openSigner } from '../../signer/signer.ts'
import { makeWitness, openWitness, watchLog } from '../../signer/witness.ts'

/*
 * Whoever holds the machine puts back a snapshot of it: server and signer together, as they were. They are content with
 * themselves. As processes of their own, as operators run them.
 */
const root = mkdtempSync(join(tmpdir(), 'offramp-snapshot-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill()
  rmSync(root, { recursive: true, force: true })
})

async function started(file: string, args: string[], env: Record<string, string>, says: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: { ...process.env, ...env } })
  running.add(child)
  let said = ''
  await new Promise<void>((there, failed) => {
    child.stdout.on('data', (part: Buffer) => {
      if ((said += part.toString()).includes(says)) there()
    })
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.once('close', () => failed(new Error(said)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await new Promise((gone) => child.once('close', gone))
    running.delete(child)
  }
  return { stop, said: () => said }
}

describe('a snapshot of server and signer that is put back', () => {
  it('contents both, and is found by the witness, on the first page, and by both verifiers with its head', async () => {
    const [machine, snapshot, theirs] = [join(root, 'machine'), join(root, 'snapshot'), join(root, 'witness')]
    const file = join(machine, 'offramp.db')
    mkdirSync(machine)
    const fresh = await engineOf('sqlite').fresh()
    await aHouse(fresh.store)
    await fresh.store.close()
    cpSync(fresh.url.slice('file:'.length), file)
    makeSigner(join(machine, 'signer'), 'records.example.org/audit/1')
    const { vkey } = openSigner(join(machine, 'signer')).about()
    makeWitness(theirs, 'county.example.org')
    watchLog(theirs, vkey)
    const [port, at] = [await freePort(), await freePort()]
    const anchors = join(root, 'anchors.json')
    const witnessKey = openWitness(theirs).vkey
    const county = { is: 'witness', name: 'county', url: `http://127.0.0.1:${at}`, vkey: witnessKey }
    writeFileSync(anchors, JSON.stringify([county]))
    const env = {
      ...{ DATABASE_URL: `file:${file}`, OFFRAMP_DATA: machine, OFFRAMP_KEYS: writeTestKey(join(root, 'keys')) },
      ...{ OFFRAMP_SIGNER_DATA: join(machine, 'signer'), OFFRAMP_SIGNER: join(root, 'socket') },
      ...{ OFFRAMP_ANCHORS: anchors, PORT: String(port), HOST: '127.0.0.1' },
    }
    const asked = async <T>(read: (records: ReadRecords) => Promise<T>): Promise<T> => {
      const store = openStore(`file:${file}`, { as: 'cli' })
      return store.read(read).finally(() => store.close())
    }
    const until = async (holds: () => Promise<boolean>) => {
      for (let n = 0; n < 200 && !(await holds()); n += 1) await wait(200)
    }
    const outside = () => asked(async ({ checkpoints }) => (await checkpoints.newestAnchors())[0]?.size ?? 0)
    const acts = (act: string) => asked(async ({ audit }) => (await audit.search({ act, limit: 100 })).length)
    /** The machine runs until something holds of its log; stopped, it has its head signed last. */
    const runs = async (holds: () => Promise<boolean>) => {
      // Whoever held the jobs before is gone for longer than their lease.
      const db = new Database(file)
      db.exec('delete from leases')
      db.close()
      const signer = await started('cli/signer.ts', ['serve'], env, 'listens on')
      const server = await started('server.ts', [], env, `${port}`)
      await until(holds)
      await server.stop()
      await signer.stop()
    }
    const watching = { OFFRAMP_WITNESS_DATA: theirs, PORT: String(at) }
    const witness = await started('cli/witness.ts', ['serve'], watching, 'listens on')
    await runs(async () => (await outside()) > 0)
    const first = await outside()
    expect(first).toBeGreaterThan(0)
    cpSync(machine, snapshot, { recursive: true })

    let seen = first
    for (let n = 0; n < 2; n += 1) {
      const before = seen
      await runs(async () => (await outside()) > before)
      seen = await outside()
      expect(seen).toBeGreaterThan(before)
    }
    const kept = join(root, 'kept.note')
    const note = await asked(async ({ checkpoints }) => {
      const [head] = await checkpoints.after({ size: seen - 1, limit: 1 })
      const [anchor] = await checkpoints.anchorsAfter({ size: seen - 1, limit: 1 })
      return `${head?.note ?? ''}${anchor?.receipt ?? ''}`
    })
    writeFileSync(kept, note)

    rmSync(machine, { recursive: true })
    cpSync(snapshot, machine, { recursive: true })
    await runs(async () => (await acts('system.anchorRefused')) > 0)

    expect(await acts('system.checkpointRefused'), 'the signer is content').toBe(0)
    expect(witness.said()).toContain('not signed (409)')
    const lines = await asked(async (records) => proofLines(await proofState(records), instantOf(new Date())))
    expect(JSON.stringify(lines)).toContain('county does not take the signed record')
    const vkeys = [vkey, witnessKey]
    const [alone, withHead] = await askBoth([
      { database: `file:${file}`, vkeys },
      { database: `file:${file}`, vkeys, anchors: [kept] },
    ])
    expect(alone, 'the log is content with itself').toMatchObject({ result: 'ok' })
    expect(withHead).toMatchObject({ result: 'tampered', check: 'anchor' })
    await witness.stop()
  }, 240_000)
})
