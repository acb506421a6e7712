import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { beforeAll, expect, it } from 'vitest'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { blockFile } from '#app/features/file/block-file.command.server.ts'
import { endConsent, recordConsent } from '#app/features/consent/record-consent.command.server.ts'
import { disclosurePreview } from '#app/features/disclosure/disclosure-preview.query.server.ts'
import { makePackage } from '#app/features/disclosure/make-package.command.server.ts'
import { packageDownload } from '#app/features/disclosure/package-download.query.server.ts'
import { packagePreview } from '#app/features/disclosure/package-preview.query.server.ts'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { recordPrinted } from '#app/features/disclosure/record-printed.command.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recordInspection } from '#app/features/inspection/record-inspection.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { loadFolder } from '#app/gates/folder.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const happened = { day: '2026-09-15', time: '09:30' }
const outside = ['outsider', 'referrer', 'auditor', 'administrator', 'otherLead'] as const

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

onBothEngines('what rests on a written consent, and what goes with it', (engine) => {
  let house: House
  let caseId: string
  let call: string
  let consentId: string
  let photo: string
  let shot: string
  const fileOf = async () => {
    const folder = await house.store.read((read) => loadFolder(read, registry, caseId))
    if (!folder) throw new Error('no folder')
    return folder.file
  }
  const paper = () => ({
    ...{ caseId, name: 'Ana Marchetti', relation: 'parent', identity: 'Known to the office.', signedOn: '2026-09-10' },
    ...{ how: 'paper', to: 'provider', organisation: 'Valley Counseling', covers: ['need', 'record'] },
    ...{ records: 'The calls home.', purpose: 'For the sessions.', until: '2026-12-18', files: [] as string[] },
  })
  const given = () => ({
    ...{ caseId, happened, to: 'provider', name: 'Dr. Amin', organisation: 'Valley Counseling', why: 'consent' },
    ...{ what: 'record', how: 'paper', entries: [call], consentId },
  })
  const shown = async (said: Record<string, unknown>) => (await house.ask(disclosurePreview, 'triage', said)).sha256
  const taken = async (fileId: string) => {
    const file = await house.ask(packageDownload, 'triage', { caseId, fileId })
    return { ...file, bytes: await whole(file.bytes) }
  }

  const stage = async (name: string) => {
    const pieces = Readable.from([Buffer.from(`What ${name} says.\n`)])
    const staged = await stageFile({ runtime: house.runtime, newId }, house.id('triage'), { name, pieces })
    if (!('id' in staged)) throw new Error(staged.problem)
    return staged.id
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    call = (await house.run(recordContact, 'triage', aContact(caseId, { told: 'She was told of the talk with Ruth.' })))
      .entryId
    photo = await stage('consent.txt')
    consentId = (await house.run(recordConsent, 'triage', { ...paper(), files: [photo] })).entryId
    shot = await stage('ruth-post.txt')
    await house.run(addFile, 'triage', { caseId, happened, what: 'The post', files: [shot] })
  })

  it('refuses bad input, and whoever has no part in the case', async () => {
    for (const [command, input] of [
      [recordConsent, paper()],
      [endConsent, { caseId, happened, consentId, how: 'taken-back', by: 'Ana Marchetti' }],
      [recordPrinted, { caseId, happened, disclosureId: consentId, pages: '3' }],
    ] as const) {
      await expect(house.run(command as never, 'triage', { caseId })).rejects.toMatchObject({ name: 'InputRefused' })
      for (const who of outside)
        await expect(house.run(command as never, who, input)).rejects.toMatchObject({ status: 404 })
    }
    await expect(house.run(recordConsent, 'triage', { ...paper(), files: [photo] })).rejects.toMatchObject({
      name: 'InputRefused',
    })
  })

  it('records one event for one entry, with its paper bound to it', async () => {
    const before = (await house.log()).length
    const seq = (await fileOf()).lastSeq
    await house.run(recordConsent, 'triage', paper())
    expect([(await house.log()).length, (await fileOf()).lastSeq]).toEqual([before + 1, seq + 1])
    expect((await house.log()).at(-1)?.act).toBe('consent.given')
    expect((await fileOf()).inquiry.files.map(({ fileId }) => fileId)).toContain(photo)
  })

  it('is made as its preview showed it, with every name that was typed, and in no other way', async () => {
    const said = { ...given(), alsoHide: 'Ruth' }
    const preview = await house.ask(disclosurePreview, 'triage', said)
    expect(JSON.stringify(preview.made)).toContain('the talk with R..')
    for (const seen of [undefined, '', await shown(given())])
      await expect(house.run(recordDisclosure, 'triage', { ...said, seen })).rejects.toMatchObject({
        name: 'InputRefused',
      })
    const { entryId } = await house.run(recordDisclosure, 'triage', { ...said, seen: preview.sha256 })
    const fact = (await fileOf()).shared.disclosures.find((one) => one.entryId === entryId)
    expect(fact).toMatchObject({ basis: 'consent', consentId, files: [{ sha256: preview.sha256 }] })
    const { bytes } = await taken(fact?.files[0]?.fileId ?? '')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(preview.sha256)
    expect(bytes.toString()).toContain('Copy for Dr. Amin, Valley Counseling')
    expect(bytes.toString()).not.toContain('Ruth')
    const event = (await house.log()).findLast(({ act }) => act === 'disclosure.recorded')
    expect(await house.sealedOf(event?.seq)).toContain(consentId)
  })

  it('counts its pages once it was printed, and no page of what was never made', async () => {
    const made = (await fileOf()).shared.disclosures[0]
    await house.run(recordPrinted, 'triage', { caseId, happened, disclosureId: made?.root, pages: '3' })
    expect((await fileOf()).shared.disclosures[0]?.printed?.pages).toBe(3)
    expect((await house.log()).at(-1)?.act).toBe('disclosure.printed')
    for (const wrong of [
      { disclosureId: 'ent_none' },
      { pages: '0' },
      { happened: { day: '2026-09-01', time: '08:00' } },
    ])
      await expect(
        house.run(recordPrinted, 'triage', { caseId, happened, disclosureId: made?.root, pages: '3', ...wrong }),
      ).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('takes files along unchanged, each with its hash, where somebody looked at them', async () => {
    const entry = (await fileOf()).timeline.find(({ kind }) => kind === 'file')?.root ?? ''
    const said = { ...given(), entries: [call, entry], files: [shot], alsoHide: 'Ruth' }
    const seen = await shown(said)
    await expect(house.run(recordDisclosure, 'triage', { ...said, seen })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    for (const files of [[photo], ['fil_none']])
      await expect(shown({ ...said, files })).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(shown({ ...said, entries: [call] })).rejects.toMatchObject({ name: 'InputRefused' })
    await house.run(recordDisclosure, 'triage', { ...said, looked: 'yes', seen })
    const fact = (await fileOf()).shared.disclosures.at(-1)
    const own = (await fileOf()).inquiry.files.find(({ fileId }) => fileId === shot)
    expect(fact?.attached).toMatchObject([{ fileId: shot, sha256: own?.sha256, name: 'R.-post.txt' }])
    const packed = (await taken(fact?.files[0]?.fileId ?? '')).bytes.toString()
    expect(packed).toContain(own?.sha256)
    const file = await taken(shot)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(own?.sha256)
    const event = (await house.log()).findLast(({ act }) => act === 'disclosure.recorded')
    expect(await house.sealedOf(event?.seq)).toContain(own?.sha256)
    const chair = { userId: house.id('lead'), role: 'member', reason: 'Chair of the school' }
    await house.run(addMember, 'districtLead', { caseId, ...chair })
    await house.run(blockFile, 'lead', { caseId, fileId: shot, reason: 'May be a sexual image.' })
    await expect(taken(shot)).rejects.toMatchObject({ status: 404 })
    await expect(shown(said)).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('shows a parent’s copy with what is typed, and makes no other', async () => {
    const asked = { name: 'Ana Marchetti', relation: 'parent', identity: 'Known to the office.', wants: 'All of it.' }
    const { entryId: requestId } = await house.run(recordInspection, 'triage', { caseId, happened, ...asked })
    const typed = { caseId, requestId, alsoHide: 'Ruth' }
    const preview = await house.ask(packagePreview, 'triage', typed)
    expect(JSON.stringify(preview.made)).not.toContain('Ruth')
    const basedOn = String((await fileOf()).lastSeq)
    const make = (more: object) => house.run(makePackage, 'triage', { ...typed, basedOn, ...more })
    await expect(make({})).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(make({ alsoHide: '', seen: preview.sha256 })).rejects.toMatchObject({ name: 'InputRefused' })
    await make({ seen: preview.sha256 })
    await expect(house.ask(packagePreview, 'triage', { ...typed, requestId: 'ent_none' })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    for (const who of outside)
      await expect(house.ask(packagePreview, who, typed)).rejects.toMatchObject({ status: 404 })
  })

  it('rests on nothing that was taken back', async () => {
    const seen = await shown(given())
    await house.run(endConsent, 'triage', { caseId, happened, consentId, how: 'taken-back', by: 'Ana, by phone' })
    await expect(house.run(recordDisclosure, 'triage', { ...given(), seen })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    const before = { day: '2026-09-14', time: '10:00' }
    await expect(house.run(recordDisclosure, 'triage', { ...given(), seen, happened: before })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    const told = { ...given(), happened: before, entries: [], what: 'need', told: 'How he is.' }
    await house.run(recordDisclosure, 'triage', told)
    expect((await fileOf()).shared.disclosures.at(-1)).toMatchObject({ basis: 'consent', consentId })
  })
})
