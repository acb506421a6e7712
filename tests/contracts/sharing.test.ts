import { createHash } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import {
  decideAmendment,
  recordAmendment,
  recordStatement,
} from '#app/features/amendment/record-amendment.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { disclosures, ledgerPaper, ledgerShown } from '#app/features/disclosure/ledger-shown.ts'
import { makePackage } from '#app/features/disclosure/make-package.command.server.ts'
import { packageDesign } from '#app/features/disclosure/package-form.ts'
import { packageDownload } from '#app/features/disclosure/package-download.query.server.ts'
import { disclosurePreview } from '#app/features/disclosure/disclosure-preview.query.server.ts'
import { packageAtOpening } from '#app/features/disclosure/package-preview.query.server.ts'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { endDisclosure, recordEmergencyDisclosure } from '#app/features/disclosure/record-emergency.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInspection, recordInspectionShown } from '#app/features/inspection/record-inspection.command.server.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { recordPoliceTold } from '#app/features/police/record-police.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { loadFolder } from '#app/gates/folder.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const happened = { day: '2026-09-15', time: '09:30' }
const records = 'records' as Person
const ledger = caseFormPage({ permission: 'disclosure.read' }, disclosures, { extra: ledgerShown })
const paper = caseFormPage({ permission: 'disclosure.take' }, ledgerPaper, { extra: ledgerShown })
const preview = caseFormPage(makePackage, packageDesign, { extra: packageAtOpening })
const emergency = {
  happened,
  threat: 'Said that Oliver Quill will see on Monday.',
  to: 'police',
  name: 'Deputy Whitfield',
  told: 'Where he lives.',
  purpose: 'To find him before school.',
  endsOn: '2026-09-22',
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

onBothEngines('what leaves a case', (engine) => {
  let house: House
  let caseId: string
  let call: string
  const fileOf = async () => {
    const folder = await house.store.read((read) => loadFolder(read, registry, caseId))
    if (!folder) throw new Error('no folder')
    return folder.file
  }
  const countOf = async () => (await fileOf()).lastSeq
  const given = () => ({
    ...{ caseId, happened, to: 'school', name: 'Ms. Ito', organisation: 'Tule Middle School' },
    ...{ why: 'transfer', what: 'record', how: 'paper', entries: [call] },
  })

  /** As the form sends it: with the hash of the preview that was read. */
  const seen = async () => {
    const said = given()
    return { ...said, seen: (await house.ask(disclosurePreview, 'triage', said)).sha256 }
  }

  const asking = () => ({
    ...{ caseId, happened, name: 'Ana Marchetti', relation: 'parent' },
    ...{ identity: 'Known to the office.', wants: 'All of it.' },
  })

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    const made = { signIn: 'records', name: 'Test records', title: 'Records officer' }
    house.ids.set('records', (await house.run(createUser, 'administrator', made)).userId)
    const role = { role: 'records-officer', schoolId: '', from: '2026-08-01', until: '', reason: 'set up' }
    await house.run(giveGrant, 'cli', { userId: house.id('records'), ...role })
    caseId = await house.folder()
    const leo = await house.store.read(({ people }) => people.byStudentNumber('1001'))
    const known = { concern: 'student', personId: leo?.id, identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', { caseId, ...known })
    const talk = { role: 'student-k5', with: 'Leo Marchetti', officer: 'no', parentTold: 'not-needed', needs: 'no' }
    const words = { exactWords: 'Oliver started it.', weaponAsked: 'no', weaponNotAsked: 'The mother is asked.' }
    await house.run(recordInterview, 'triage', { caseId, happened, ...talk, ...words })
    const hurt = { kind: 'student', name: 'Oliver Quill', safeNow: 'yes' }
    await house.run(recordTarget, 'triage', { caseId, happened, ...hurt })
    await house.run(recordHealth, 'triage', { caseId, happened, about: 'session', note: 'Sleeps badly.' })
    const told = { whom: 'Dep. Whitfield', agency: 'Tule County Sheriff', how: 'phone', files: [] }
    await house.run(recordPoliceTold, 'triage', { caseId, happened, ...told })
    const saying = { told: 'That Oliver Quill is safe.' }
    call = (await house.run(recordContact, 'triage', aContact(caseId, saying))).entryId
  })

  it('is made once: what is taken out later is the same, byte for byte, as its hash in the entry and the log says', async () => {
    const { entryId } = await house.run(recordDisclosure, 'triage', await seen())
    const [fact] = (await fileOf()).shared.disclosures
    const [file] = fact?.files ?? []
    expect(fact).toMatchObject({ basis: 'transfer', given: 1, notice: true, entryId })
    const take = async () => {
      const taken = await house.ask(packageDownload, 'triage', { caseId, fileId: file?.fileId })
      return { ...taken, bytes: await whole(taken.bytes) }
    }
    const first = await take()
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(file?.sha256)
    expect(first.size).toBe(first.bytes.byteLength)
    await house.later(5).run(recordContact, 'triage', aContact(caseId, { told: 'Something newer.' }))
    expect((await take()).bytes.equals(first.bytes)).toBe(true)
    const event = (await house.log()).findLast(({ act }) => act === 'disclosure.recorded')
    const sealed = await house.sealedOf(event?.seq)
    expect(sealed).toContain(file?.sha256)
    expect(sealed).toContain('Ms. Ito, Tule Middle School')
    const taken = (await house.log()).filter(({ act }) => act === 'file.downloaded')
    expect(taken).toHaveLength(2)
    expect(taken[0]?.obj.sec).toContain(file?.sha256)
  })

  it('stores the file sealed, and the log verifies with it', async () => {
    const [file] = (await fileOf()).shared.disclosures[0]?.files ?? []
    const chunk = await house.store.read((read) => read.files.chunk(file?.fileId ?? '', 0))
    expect(chunk?.keyId).not.toBeNull()
    expect(Buffer.from(chunk?.bytes ?? []).toString()).not.toContain('Marchetti')
  })

  it('holds what was chosen, with others by initials, and nothing that is sealed', async () => {
    const [file] = (await fileOf()).shared.disclosures[0]?.files ?? []
    const taken = await house.ask(packageDownload, 'triage', { caseId, fileId: file?.fileId })
    const text = (await whole(taken.bytes)).toString()
    expect(text).toContain('That O. Q. is safe.')
    expect(text).toContain('34 CFR 99.33')
    expect(text).not.toMatch(/Oliver|Quill|Sleeps badly|Whitfield|Test referrer|Kickball/i)
  })

  it('gives no entry that is out of sight, sealed as a whole, or of another case', async () => {
    const lines = (await fileOf()).timeline
    const health = lines.find(({ kind }) => kind === 'health')?.root
    const before = await countOf()
    for (const entries of [['ent_none'], [health]])
      await expect(house.run(recordDisclosure, 'triage', { ...given(), entries })).rejects.toMatchObject({
        name: 'InputRefused',
      })
    await expect(house.run(recordDisclosure, records, given())).rejects.toMatchObject({ name: 'InputRefused' })
    expect(await countOf()).toBe(before)
  })

  it('refuses whoever may not give anything, and records one event for one entry', async () => {
    for (const who of ['outsider', 'referrer', 'auditor', 'administrator', 'otherLead'] as const) {
      await expect(house.run(recordDisclosure, who, given())).rejects.toMatchObject({ status: 404 })
      await expect(house.run(recordEmergencyDisclosure, who, { caseId, ...emergency })).rejects.toMatchObject({
        status: 404,
      })
      await expect(house.run(recordInspection, who, asking())).rejects.toMatchObject({ status: 404 })
    }
    const before = (await house.log()).length
    const seq = await countOf()
    await house.run(recordDisclosure, records, { ...given(), entries: [], told: 'That the plan follows.' })
    expect(await countOf()).toBe(seq + 1)
    expect((await house.log()).length).toBe(before + 1)
  })

  it('is listed for the team and the records officer, who reads it by initials, and for nobody outside', async () => {
    const mine = await house.ask(ledger, 'triage', { caseId })
    expect(mine.extra.cases[0]?.lines.map(({ who }) => who)).toContain('Ms. Ito, Tule Middle School')
    await house.run(recordEmergencyDisclosure, 'triage', { caseId, ...emergency })
    const theirs = JSON.stringify(await house.ask(ledger, records, { caseId }))
    expect(theirs).toContain('Deputy Whitfield')
    expect(theirs).not.toMatch(/Marchetti|Oliver|Quill|Sleeps/)
    for (const who of ['outsider', 'otherLead', 'auditor', 'referrer'] as const)
      await expect(house.ask(ledger, who, { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('leaves a report of abuse, what a court hides and other names out of the parent’s copy', async () => {
    const abuse = {
      to: 'child-protection',
      why: 'duty',
      what: 'need',
      name: 'Ms. Ortiz',
      told: 'Reported.',
      how: 'spoken',
    }
    await house.run(recordDisclosure, 'triage', { caseId, happened, ...abuse })
    const order = { to: 'court', why: 'order', what: 'need', name: 'Judge Lim', told: 'The dates.', how: 'mail' }
    await house.run(recordDisclosure, 'triage', { caseId, happened, ...order, secret: 'yes', agreed: 'Counsel' })
    const copy = JSON.stringify((await house.ask(paper, 'triage', { caseId, for: 'parent' })).extra.cases)
    expect(copy).toContain('Ms. Ito')
    expect(copy).toContain('Said that O. Q. will see on Monday.')
    expect(copy).not.toMatch(/Ortiz|Lim|Oliver|Quill|Health matter|Law-enforcement matter/)
    expect(JSON.stringify((await house.ask(ledger, 'triage', { caseId })).extra.cases)).toMatch(/Ortiz.*Lim|Lim.*Ortiz/)
  })

  it('shows the student’s other cases to whoever sees what was shared there', async () => {
    const other = await house.folder()
    const leo = await house.store.read(({ people }) => people.byStudentNumber('1001'))
    const known = { concern: 'student', personId: leo?.id, identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', { caseId: other, ...known })
    const both = async (who: Person) => (await house.ask(ledger, who, { caseId, all: 'yes' })).extra.cases
    expect((await both(records)).map((one) => one.caseId).sort()).toEqual([caseId, other].sort())
    expect((await both('triage')).map((one) => one.caseId)).toContain(other)
  })

  it('ends an emergency once', async () => {
    const running = (await fileOf()).shared.disclosures.find((one) => one.emergency)
    const end = { caseId, disclosureId: running?.root, endedOn: '2026-09-15', how: 'He is home and safe.' }
    await house.run(endDisclosure, 'triage', end)
    await expect(house.run(endDisclosure, 'triage', end)).rejects.toMatchObject({ name: 'RuleBroken' })
  })

  it('is shown to a parent as previewed: made once, without what is sealed, and then on record as shown', async () => {
    await expect(house.run(recordInspection, 'triage', { caseId, happened })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    const { entryId: requestId } = await house.run(recordInspection, 'triage', asking())
    const seen = await house.ask(preview, 'triage', { caseId })
    const text = JSON.stringify(seen.extra)
    expect(text).toContain('O. started it.')
    expect(text).not.toMatch(/Oliver|Quill|Sleeps badly|Whitfield|Ito|Ortiz/)
    const make = { caseId, requestId, basedOn: String(seen.basedOn), seen: seen.extra?.sha256 }
    const { entryId } = await house.run(makePackage, 'triage', make)
    const fact = (await fileOf()).shared.disclosures.find((one) => one.entryId === entryId)
    expect(fact).toMatchObject({ basis: 'parent', requestId, given: seen.extra?.made.entries.length })
    const taken = await house.ask(packageDownload, 'triage', { caseId, fileId: fact?.files[0]?.fileId })
    const bytes = await whole(taken.bytes)
    for (const { sentence } of seen.extra?.made.entries ?? []) expect(bytes.toString()).toContain(escaped(sentence))
    const shown = { caseId, happened, requestId, to: 'Ana Marchetti', how: 'together' }
    await house.run(recordInspectionShown, 'triage', shown)
    await expect(house.run(recordInspectionShown, 'triage', shown)).rejects.toMatchObject({ name: 'RuleBroken' })
    await expect(house.run(makePackage, 'outsider', make)).rejects.toMatchObject({ status: 404 })
  })

  it('names what arrived since the preview before anything is made of it', async () => {
    const { entryId: requestId } = await house.run(recordInspection, 'triage', asking())
    const { basedOn } = await house.ask(preview, 'triage', { caseId })
    await house.run(recordDisclosure, records, { ...given(), entries: [], told: 'That the plan follows.' })
    await expect(
      house.run(makePackage, 'triage', { caseId, requestId, basedOn: String(basedOn) }),
    ).rejects.toMatchObject({ name: 'StaleRecord' })
    await expect(
      house.run(makePackage, 'triage', { caseId, requestId: 'ent_none', basedOn: '9999' }),
    ).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('a request to change it is decided by somebody else, and what the parent says goes with every later package', async () => {
    const request = {
      caseId,
      happened,
      name: 'Ana Marchetti',
      about: call,
      wrong: 'I never said so.',
      wants: 'Nothing.',
    }
    await expect(house.run(recordAmendment, 'outsider', request)).rejects.toMatchObject({ status: 404 })
    await expect(house.run(recordAmendment, 'triage', { ...request, about: 'ent_none' })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    const { entryId: requestId } = await house.run(recordAmendment, 'triage', request)
    const answer = { caseId, requestId, answer: 'refused', because: 'Two people heard it.' }
    const says = { hearingOn: '2026-09-15', hearing: 'Heard by the director: it stays.', words: 'I only said yes.' }
    await expect(house.run(recordStatement, 'triage', { caseId, requestId, ...says })).rejects.toMatchObject({
      name: 'RuleBroken',
    })
    await expect(house.run(decideAmendment, 'outsider', answer)).rejects.toMatchObject({ status: 404 })
    await house.run(addMember, 'districtLead', {
      ...{ caseId, userId: house.id('lead'), role: 'member', reason: 'Chair of the school' },
    })
    await house.run(decideAmendment, 'lead', answer)
    await expect(house.run(decideAmendment, 'lead', answer)).rejects.toMatchObject({ name: 'RuleBroken' })
    await house.run(recordStatement, 'triage', { caseId, requestId, ...says })
    const { entryId } = await house.run(recordDisclosure, 'triage', await seen())
    const made = (await fileOf()).shared.disclosures.find((one) => one.entryId === entryId)
    const taken = await house.ask(packageDownload, 'triage', { caseId, fileId: made?.files[0]?.fileId })
    expect((await whole(taken.bytes)).toString()).toContain('I only said yes.')
  })

  it('is in the log as it is on record', async () => {
    const found = await house.store.read((read) =>
      verify(
        { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault },
        read,
        shippedGuards[house.store.engine],
      ),
    )
    expect(found).toMatchObject({ result: 'ok', warnings: [] })
  })
})

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
