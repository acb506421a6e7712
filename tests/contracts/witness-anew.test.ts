import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventProofFile } from '#app/features/audit-log/event-proof.query.server.ts'
import { confirmRestore } from '#app/features/restored/confirm-restore.command.server.ts'
import { recordRestore } from '#app/features/upkeep/record-restore.command.server.ts'
import { anchorCheckpoints } from '#app/jobs/anchor-checkpoints.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import { witnessAnchor } from '#app/keys/anchor.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { aSigner, folder } from '#tests/factories/signer.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { freePort } from '#tests/setup/free-port.ts'
import { askBoth } from '#tests/verify/both.ts'
import { bundles, exported } from '#tests/verify/sound-log.ts'
import { keepHead } from '../../signer/head-file.ts'
import { headFile, witnessFiles } from '../../signer/witness-files.ts'
import { makeWitness, openWitness, watchLog } from '../../signer/witness.ts'

onBothEngines('a witness after a restore that lost something', (engine) => {
  let house: House
  let serving: ChildProcess
  let port: number
  const own = aSigner()
  const at = join(folder(), 'witness')
  const cli = (...words: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'cli/witness.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, OFFRAMP_WITNESS_DATA: at },
    })
  const signed = () => publish(house.runtime, house.asking('system'), own.signer)
  const anchored = () =>
    anchorCheckpoints.run({
      runtime: house.runtime,
      asking: house.asking('system'),
      now: house.clock.now(),
      anchors: [witnessAnchor('county', `http://127.0.0.1:${port}`, openWitness(at).vkey)],
    })
  const proofOf = async (act: string) => {
    const seq = (await house.log()).findLast((leaf) => leaf.act === act)?.seq
    const file = join(folder(), 'event.tlog-proof')
    writeFileSync(file, (await house.ask(eventProofFile, 'auditor', { seq: String(seq) })).bytes)
    return file
  }
  const written = bundles()

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    makeWitness(at, 'county.example.org')
    watchLog(at, own.vkey)
    port = await freePort()
    const env = { ...process.env, OFFRAMP_WITNESS_DATA: at, PORT: String(port), HOST: '127.0.0.1' }
    serving = spawn(process.execPath, ['--import', 'tsx', 'cli/witness.ts', 'serve'], { env })
    await new Promise<void>((ready) => serving.stdout?.once('data', () => ready()))
    await signed()
    expect(await anchored()).toBe(1)
    // What it signed after that is gone with the log that a backup took the place of.
    keepHead(headFile(witnessFiles(at).heads, 'records.example.org/audit/1'), { size: 5_000, root: 'b'.repeat(64) })
    await house.run(recordRestore, 'cli', { engine: engine.name, file: '/b', sha256: 'a'.repeat(64), seen: null })
    await signed()
  }, 90_000)
  afterAll(() => {
    serving.kill()
    written.end()
  })

  it('refuses the shorter log, and forgets nothing without the district lead’s confirmation', async () => {
    await expect(anchored()).rejects.toThrow('answered 409')
    const restored = await proofOf('system.restored')
    expect(cli('forget', '--proof', restored, '--reason', 'A restore.')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('does not prove that a district lead confirmed') as string,
    })
    expect(cli('forget', '--reason', 'A restore.').status).toBe(2)
    expect(cli('forget', '--proof', restored).status).toBe(2)
    expect(openWitness(at).seen()[0]?.head).toContain('5000 events')
  })

  it('takes no confirmation that was changed, nor one under a head that the log did not sign', async () => {
    await house.run(confirmRestore, 'districtLead', { note: 'Asked every chair.' })
    await signed()
    const proof = await proofOf('restore.confirmed')
    const text = readFileSync(proof, 'utf8')
    const other = aSigner()
    const wrong = [
      text.replace(/\nindex (\d+)/, (_, n: string) => `\nindex ${Number(n) - 1}`),
      text.replace(/\n\u2014 [^\n]+\n$/, '\n'),
      text.replace('records.example.org/audit/1', 'another.example.org/audit/1'),
    ]
    for (const [n, changed] of wrong.entries()) {
      const file = join(folder(), 'changed')
      writeFileSync(file, changed)
      expect(cli('forget', '--proof', file, '--reason', 'x').status, String(n)).toBe(1)
    }
    expect(other.vkey).not.toBe(own.vkey)
    expect(openWitness(at).seen()[0]?.head).toContain('5000 events')
  })

  it('goes on from the confirmed head, says so in its own log, in ours, and to both verifiers; once', async () => {
    const proof = await proofOf('restore.confirmed')
    const forgot = cli('forget', '--proof', proof, '--reason', 'Two days lost; asked Dr. Okafor by phone.')
    expect(forgot).toMatchObject({ status: 0, stderr: '' })
    expect(forgot.stdout).toContain('had seen 5000 events')
    expect(cli('show').stdout).toContain('asked Dr. Okafor by phone')
    expect(cli('forget', '--proof', proof, '--reason', 'Again.')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('taken before') as string,
    })
    for (let n = 0; n < 3; n += 1) {
      await house.run(recordRestore, 'cli', { engine: engine.name, file: '/b', sha256: 'a'.repeat(64), seen: null })
      await signed()
      expect(await anchored()).toBe(1)
    }
    const anew = (await house.log()).filter(({ act }) => act === 'system.witnessBeganAnew')
    expect(anew).toMatchObject([{ obj: { t: 'anchor', id: 'county' } }])
    expect(anew[0]?.obj.sec).toContain('had seen 5000 events')
    const log = await exported(house, false)
    const vkeys = [own.vkey, openWitness(at).vkey]
    const told = log.anchors.findIndex(({ receipt }) => receipt.includes('began-anew '))
    const elsewhere = log.anchors.map((one, n) =>
      n === told ? { ...one, receipt: one.receipt.replace(/began-anew \S+/, `began-anew ${btoa('nothing')}`) } : one,
    )
    const [seen, without, changed] = await askBoth([
      { folder: written.write(log), vkeys },
      { folder: written.write(log), vkeys: [own.vkey] },
      { folder: written.write({ ...log, anchors: elsewhere }), vkeys },
    ])
    expect(seen).toMatchObject({ result: 'ok' })
    expect(seen?.warnings.filter((one) => one.includes('began anew'))).toHaveLength(1)
    expect(without).toMatchObject({ result: 'ok' })
    expect(without?.warnings.filter((one) => one.includes('began anew'))).toEqual([])
    expect(changed).toMatchObject({ result: 'tampered', check: 'receipt' })
  })
})
