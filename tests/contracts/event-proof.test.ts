import { beforeAll, expect, it } from 'vitest'
import { eventProofFile } from '#app/features/audit-log/event-proof.query.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import { readVkey } from '../../verify/note.js'
import { verifyProof } from '../../verify/proof.js'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { aSigner } from '#tests/factories/signer.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('the proof of one event', (engine) => {
  let house: House
  const own = aSigner()
  const signed = () => publish(house.runtime, house.asking('system'), own.signer)
  const seqOf = async (of: (leaf: Awaited<ReturnType<House['log']>>[number]) => boolean) =>
    (await house.log()).findLast(of)?.seq ?? -1
  const take = (seq: number) => house.ask(eventProofFile, 'auditor', { seq: String(seq) })

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  }, 60_000)

  it('is not there before a head is signed, and then shows that event and no other', async () => {
    const caseId = await house.folder()
    const seq = await seqOf(({ act, obj }) => act !== 'viewed' && obj.id === caseId)
    await expect(take(seq)).rejects.toThrow('can’t find')
    await signed()
    const { name, bytes } = await take(seq)
    expect(name).toBe(`event-${seq}.tlog-proof`)
    const leaves = await house.store.read(({ audit }) => audit.leaves({ from: 0, limit: 10_000 }))
    const others = leaves.filter((one) => one.seq !== seq).map(({ body }) => Buffer.from(body).toString('base64'))
    expect(others.filter((one) => bytes.includes(one))).toEqual([])
    const answer = verifyProof({ proof: bytes, keys: [readVkey(own.vkey)], anchors: [] })
    expect(answer).toMatchObject({ result: 'ok' })
    expect(answer.what).toContain(`is event ${seq} (`)
    const [last] = (await house.log()).slice(-1)
    expect(last).toMatchObject({
      act: 'audit.exported',
      obj: { t: 'query', id: 'eventProofFile', sec: `proof of event ${seq}` },
    })
  })

  it('carries what witnesses signed', async () => {
    await signed()
    const head = await house.store.read(({ checkpoints }) => checkpoints.newest())
    const line = `\u2014 county ${'A'.repeat(100)}`
    await house.store.write(async (records) => {
      await records.lockWriter()
      const anchor = { size: head?.size ?? 0, at: house.clock.now() }
      await records.write.addAnchor({ ...anchor, sink: 'county', receipt: `${line}\n` })
      await records.write.addAnchor({ ...anchor, sink: 'stick', receipt: '/media/stick/0001.note' })
    })
    expect((await take(0)).bytes.endsWith(`${head?.note}${line}\n`)).toBe(true)
  })

  it('is not given of what the log itself would not say, nor of what is not there', async () => {
    const caseId = await house.folder()
    await house.run(recuseSomebody, 'districtLead', { caseId, userId: house.id('otherLead'), because: 'A relative.' })
    await signed()
    const kept = await seqOf(({ act, obj }) => act.startsWith('recusal.') && obj.id === caseId)
    await expect(house.ask(eventProofFile, 'otherLead', { seq: String(kept) })).rejects.toThrow('can’t find')
    await expect(house.ask(eventProofFile, 'districtLead', { seq: String(kept) })).resolves.toBeTruthy()
    const sent = await seqOf(({ act, obj }) => act === 'report.received' && obj.id === caseId)
    expect(sent).toBeGreaterThan(0)
    for (const seq of [sent, 10_000_000, -1]) await expect(take(seq), String(seq)).rejects.toThrow('can’t find')
    for (const seq of ['', 'x', '1.5'])
      await expect(house.ask(eventProofFile, 'auditor', { seq }), seq).rejects.toThrow('can’t find')
    await expect(house.ask(eventProofFile, 'referrer', { seq: '0' })).rejects.toThrow()
  })
})
