import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { checkpointNumbers } from '#app/domain/checkpoints.ts'
import { append, pending } from '#app/gates/audit/append.server.ts'
import { consistencyProof, inclusionProof, rootAt } from '#app/gates/audit/log-tree.server.ts'
import { recordVerification } from '#app/features/upkeep/record-verification.command.server.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { signedHead } from '#app/gates/audit/signed-head.server.ts'
import { isConsistent, isIncluded } from '#app/gates/audit/tree.server.ts'
import { anchorCheckpoints } from '#app/jobs/anchor-checkpoints.server.ts'
import { keepCheckpoint } from '#app/jobs/keep-checkpoint.command.server.ts'
import { publish, publishCheckpoint } from '#app/jobs/publish-checkpoint.server.ts'
import { folderAnchor } from '#app/keys/anchor.server.ts'
import type { Anchor } from '#app/keys/anchor.server.ts'
import { newId } from '#app/keys/random.server.ts'
import type { Signer } from '#app/keys/signer-client.server.ts'
import { makeSigner, openSigner, signerFiles } from '../../signer/signer.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { aSigner, folder } from '#tests/factories/signer.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('signed heads of the log', (engine) => {
  let house: House
  const own = aSigner()
  const asking = {
    actor: { kind: 'system', id: 'system', name: 'Offramp' },
    requestId: newId('request'),
    via: 'job',
  } as const
  const round = (signer?: Signer) =>
    publishCheckpoint.run({ runtime: house.runtime, asking, now: house.clock.now(), signer })
  const anchored = (anchors: readonly Anchor[]) =>
    anchorCheckpoints.run({ runtime: house.runtime, asking, now: house.clock.now(), anchors })
  const newest = () => house.store.read(({ checkpoints }) => checkpoints.newest())
  const size = async () => (await house.store.read(({ audit }) => audit.head())).size
  const happens = () => house.run(recordVerification, 'system', { result: 'ok', events: 1, found: 'fits' })
  /** The same event as the last one, so many times over. */
  const muchHappens = async (times: number) => {
    const [last] = (await house.log()).slice(-1)
    if (!last) return
    const again = pending(last, { act: 'viewed', object: { t: 'page', id: 'casePage' } })
    await house.store.write(async (records) => {
      await records.lockWriter()
      const events = Array.from({ length: times }, () => again).flat()
      await append(house.runtime.vault, records, house.clock.now(), events)
    })
  }
  const acts = async (from: number) =>
    (await house.log()).slice(from).map(({ act, obj, why }) => ({ act, id: obj.id, n: obj.n, why }))

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  }, 60_000)

  it('are made by nobody where nobody signs', async () => {
    expect(await round()).toBe(0)
    expect(await newest()).toBeUndefined()
  })

  it('are kept with the key that signed them, named in the log once', async () => {
    const before = await size()
    expect(await round(own.signer)).toBe(1)
    const kept = await newest()
    expect(kept?.size).toBe(before)
    const head = signedHead(kept?.note ?? '', own.vkey)
    expect(head).toEqual({
      origin: 'records.example.org/audit/1',
      size: before,
      root: await house.store.read((records) => rootAt(records, before)),
    })
    expect(await acts(before)).toEqual([
      { act: 'system.checkpointSigned', id: head.root, n: before, why: 'rule:system' },
      { act: 'system.signerNamed', id: own.vkey, n: undefined, why: 'rule:system' },
    ])
  })

  it('follow five minutes after something happened, at once after much, and daily in any case', async () => {
    house.later(checkpointNumbers.minutes)
    expect(await round(own.signer)).toBe(0)
    await happens()
    expect(await round(own.signer)).toBe(1)
    house.later(1)
    await happens()
    expect(await round(own.signer)).toBe(0)
    await muchHappens(checkpointNumbers.events)
    expect(await round(own.signer)).toBe(1)
    house.later(checkpointNumbers.idleMinutes - 1)
    expect(await round(own.signer)).toBe(0)
    house.later(1)
    expect(await round(own.signer)).toBe(1)
  })

  it('prove each event, and each that it begins with the one before', async () => {
    const all = await house.store.read(({ checkpoints }) => checkpoints.after({ size: 0, limit: 100 }))
    const heads = all.map(({ note }) => signedHead(note, own.vkey))
    expect(heads.length).toBeGreaterThan(3)
    expect(await house.store.read(({ checkpoints }) => checkpoints.nodeCount(8))).toBeGreaterThan(0)
    await house.store.read(async (records) => {
      const leaves = await records.checkpoints.leafHashes({ from: 0, to: heads.at(-1)?.size ?? 0 })
      for (const [n, { size: events, root }] of heads.entries()) {
        const earlier = heads[n - 1] ?? { size: 0, root: await rootAt(records, 0) }
        const proof = await consistencyProof(records, earlier.size, events)
        expect(isConsistent(earlier.size, earlier.root, events, root, proof)).toBe(true)
        for (const index of [0, Math.floor(events / 2), events - 1]) {
          const path = await inclusionProof(records, index, events)
          expect(isIncluded(leaves[index] ?? '', index, events, path, root)).toBe(true)
        }
      }
    })
  })

  it('are refused by a signer that signed another history, which is put on record once an hour', async () => {
    const other = aSigner()
    const proof: string[] = []
    await other.signer.sign({ size: 5, root: '5'.repeat(64), proof })
    await happens()
    house.later(checkpointNumbers.minutes)
    const [before, kept] = [await size(), await newest()]
    expect(await round(other.signer)).toBe(0)
    expect(await round(other.signer)).toBe(0)
    expect(await newest()).toEqual(kept)
    expect(await acts(before)).toEqual([
      {
        act: 'system.checkpointRefused',
        id: 'audit',
        n: before,
        why: 'The log does not begin with the 5 events that were last signed.',
      },
    ])
    const state = await house.store.read(proofState)
    expect(state.refused?.why).toContain('does not begin')
    expect(await round(own.signer)).toBe(1)
    expect((await house.store.read(proofState)).refused).toBeUndefined()
  })

  it('are refused by a signer that forgot what it signed, and by one that saw more than there is', async () => {
    const forgetful = aSigner()
    rmSync(signerFiles(forgetful.at).head)
    expect(await publish(house.runtime, asking, forgetful.signer)).toBe(0)
    const ahead = aSigner()
    await ahead.signer.sign({ size: 1_000_000, root: '5'.repeat(64), proof: [] })
    expect(await publish(house.runtime, asking, ahead.signer)).toBe(0)
    expect(await ahead.signer.sign({ size: 5, root: '5'.repeat(64), proof: [] })).toEqual({
      why: 'The log has 5 events. It had 1000000 when it was last signed: 999995 are gone.',
    })
  })

  it('are kept only where they are of this log, and signed by the key that is named', async () => {
    const at = folder()
    makeSigner(at, 'records.example.org/audit/1')
    const stranger = openSigner(at)
    const answer = stranger.sign({ size: (await size()) - 1, root: '5'.repeat(64), proof: [] })
    const note = 'note' in answer ? answer.note : ''
    await expect(house.runtime.run(keepCheckpoint, { note, vkey: stranger.about().vkey }, asking)).rejects.toThrow(
      'not the head of this log',
    )
    await expect(house.runtime.run(keepCheckpoint, { note, vkey: own.vkey }, asking)).rejects.toThrow(
      'Nobody whose key',
    )
    await expect(house.runtime.run(keepCheckpoint, { note: 'x', vkey: own.vkey }, asking)).rejects.toThrow()
    await expect(
      house.runtime.run(
        keepCheckpoint,
        { note, vkey: own.vkey },
        { ...asking, actor: house.actor('auditor'), via: 'web' },
      ),
    ).rejects.toThrow()
  })

  it('are left outside, each once, and one place that is gone holds up no other', async () => {
    const at = folder()
    const places = [folderAnchor('gone', join(at, 'none')), folderAnchor('safe', at)]
    const kept = await newest()
    expect(await anchored(places)).toBe(1)
    const file = `${String(kept?.size).padStart(12, '0')}.note`
    expect(readdirSync(at)).toEqual([file])
    expect(readFileSync(join(at, file), 'utf8')).toBe(kept?.note)
    expect((await acts((await size()) - 1))[0]).toMatchObject({
      act: 'system.checkpointAnchored',
      id: 'safe',
      n: kept?.size,
    })
    expect((await house.store.read(proofState)).outside).toEqual([
      { sink: 'safe', events: kept?.size, at: house.clock.now() },
    ])
    await expect(anchored(places)).rejects.toThrow('is not there')
    expect(readdirSync(at)).toHaveLength(1)
  })

  it('that were not taken are told once an hour, by a place that took none since', async () => {
    const refusals = async () => (await house.log()).filter(({ act }) => act === 'system.anchorRefused')
    const before = (await refusals()).length
    expect(before).toBe(1)
    expect((await house.store.read(proofState)).unreached.map(({ sink }) => sink)).toEqual(['gone'])
    const gone = [folderAnchor('gone', join(folder(), 'none'))]
    await expect(anchored(gone)).rejects.toThrow()
    expect((await refusals()).length).toBe(before)
    house.later(61)
    await expect(anchored(gone)).rejects.toThrow()
    expect((await refusals()).length).toBe(before + 1)
    expect(await anchored([folderAnchor('gone', folder())])).toBe(1)
    expect((await house.store.read(proofState)).unreached).toEqual([])
  })

  it('are never written over where somebody else’s lies', async () => {
    await happens()
    house.later(checkpointNumbers.minutes)
    expect(await round(own.signer)).toBe(1)
    const at = folder()
    writeFileSync(join(at, `${String((await newest())?.size).padStart(12, '0')}.note`), 'another')
    await expect(anchored([folderAnchor('other', at)])).rejects.toThrow('says something else')
  })
})
