import { beforeAll, expect, it } from 'vitest'
import type { FileRow } from '#db/records/records.ts'
import { withdrawEntry } from '#app/features/amend/withdraw-entry.command.server.ts'
import { correctEntry } from '#app/features/case/correct-entry.command.server.ts'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { blockFile } from '#app/features/file/block-file.command.server.ts'
import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { recordHomeVisit } from '#app/features/home-visit/record-home-visit.command.server.ts'
import { saveVisitPeople } from '#app/features/home-visit/save-visit-part.command.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { NotPermitted, StaleRecord } from '#app/gates/errors.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const happened = { day: '2026-09-15', time: '09:50' }

onBothEngines('what is put on record', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  })
  const entries = () => house.store.read((records) => records.folders.entries(caseId))
  const note = { happened, about: 'patrol', text: 'Gate 1' }

  it('is corrected by a new version; only the newest is corrected again', async () => {
    const first = await house.run(recordNote, 'triage', { caseId, ...note })
    const second = await house.run(correctEntry, 'triage', { caseId, entryId: first.entryId, ...note, text: 'Gate 2' })
    const stored = (await entries()).find((entry) => entry.id === second.entryId)
    expect(stored?.supersedes).toBe(first.entryId)
    await expect(
      house.run(correctEntry, 'triage', { caseId, entryId: first.entryId, ...note, text: 'Gate 3' }),
    ).rejects.toThrow(NotPermitted)
    await house.run(withdrawEntry, 'triage', { caseId, entryId: second.entryId, reason: 'Another case' })
    expect((await entries()).filter((entry) => ['note', 'withdrawn'].includes(entry.kind))).toHaveLength(3)
  })

  it('has happened: nothing is put on record, or corrected, as of a moment to come (P2)', async () => {
    const tonight = { day: '2026-09-15', time: '23:59' }
    const before = (await entries()).length
    const refused = (errors: object) =>
      expect.objectContaining({ name: 'InputRefused', errors: expect.objectContaining(errors) as object })
    const some = expect.stringContaining('still to come') as string
    await expect(house.run(recordNote, 'triage', { caseId, ...note, happened: tonight })).rejects.toEqual(
      refused({ 'happened.time': some }),
    )
    await expect(
      house.run(recordTarget, 'triage', {
        caseId,
        happened,
        kind: 'group',
        name: 'Class 4b',
        safeNow: 'yes',
        parentTold: 'yes',
        parentToldBy: 'Ms. Reyes',
        parentToldAt: { day: '2026-09-16', time: '' },
      }),
    ).rejects.toEqual(refused({ 'parentToldAt.day': some }))
    expect(await entries()).toHaveLength(before)
    const { entryId } = await house.run(recordNote, 'triage', { caseId, ...note })
    await expect(
      house.run(correctEntry, 'triage', { caseId, entryId, ...note, happened: { day: '2026-10-01', time: '' } }),
    ).rejects.toEqual(refused({ 'happened.day': some }))
    await house.run(withdrawEntry, 'triage', { caseId, entryId, reason: 'Only tried' })
  })

  it('keeps a sealed part sealed when its author corrects it', async () => {
    const health = { happened, about: 'session', note: 'Canary-health' }
    const first = await house.run(recordHealth, 'triage', { caseId, ...health })
    await house.run(correctEntry, 'triage', { caseId, entryId: first.entryId, ...health, summary: 'Weekly' })
    const rows = (await entries()).filter((entry) => entry.kind === 'health')
    expect(rows.map((row) => row.parts.map((part) => [part.compartment, part.body === null]))).toEqual([
      [
        ['base', false],
        ['health', true],
      ],
      [
        ['base', false],
        ['health', true],
      ],
    ])
    expect(JSON.stringify(await house.log())).not.toContain('Canary-health')
  })

  it('overwrites nothing when two people save the same part of a visit', async () => {
    const visit = await house.run(recordHomeVisit, 'triage', {
      caseId,
      label: 'Mother’s home',
      line: '12 Elm St',
      arrived: happened,
      basis: 'consent',
      consentBy: 'Ana',
      consentHow: 'spoken',
      whoElse: 'Officer Nguyen',
      weapons: 'none-seen',
      officer: 'Officer Nguyen',
      access: 'no',
    })
    const part = { caseId, visitId: visit.visitId }
    const saved = await Promise.allSettled([
      house.run(saveVisitPeople, 'triage', { ...part, spokeWith: 'Ana' }),
      house.run(saveVisitPeople, 'triage', { ...part, spokeWith: 'Leo' }),
    ])
    const refused = saved.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(StaleRecord.is(refused[0]?.reason)).toBe(true)
    expect((await entries()).filter((entry) => entry.kind === 'home-visit-people')).toHaveLength(1)
  })

  it('gives a file back as it came, on record, until it is blocked', async () => {
    const bytes = new TextEncoder().encode('a drawing')
    const file: FileRow = {
      id: newId('file'),
      name: 'drawing.png',
      mediaType: 'image/png',
      size: bytes.length,
      sha256: sha256(bytes),
      stagedBy: house.id('triage'),
      stagedAt: house.clock.now(),
      boundTo: null,
      caseId: null,
      blockedAt: null,
    }
    await house.store.write(async (records) => {
      await records.write.stageFile(file)
      await records.write.appendChunk(file.id, 0, bytes)
    })
    await house.run(addFile, 'triage', { caseId, happened, what: 'A drawing', files: [file.id] })
    const asked = { caseId, fileId: file.id }
    const given = await house.ask(fileDownload, 'triage', asked)
    const pieces: Uint8Array[] = []
    for await (const piece of given.bytes) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true)
    expect((await house.log()).some((leaf) => leaf.act === 'file.downloaded')).toBe(true)
    await expect(house.ask(fileDownload, 'outsider', asked)).rejects.toThrow(NotPermitted)
    await expect(house.run(blockFile, 'triage', { ...asked, reason: 'x' })).rejects.toThrow(NotPermitted)
  })
})
