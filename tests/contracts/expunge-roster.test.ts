import { beforeAll, expect, it } from 'vitest'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { confirmExpungement } from '#app/features/expungement/confirm-expungement.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { certificate } from '#app/features/records/certificate.query.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { byCourt, expunged, numberOf, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { everythingIn, everythingInBackup } from '#tests/setup/at-rest.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { askBoth, askOurs } from '../verify/both.ts'

/** Words that stand nowhere else: of the student, of a guardian and a home of theirs alone. */
const marks = ['Zqstudent', 'Zqguardian', 'Zqhome', '900-77', '555-7701']

onBothEngines('a destroyed case with the student’s row of the roster', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let personId: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    // In clear, so that what is left would be found.
    first = await withRecordsOfficer(await aHouse(store, { keys: false }))
    const shared = { label: 'Home', line: '12 Shared Street', relation: 'mother’s' }
    await first.run(loadRoster, 'administrator', {
      students: [
        {
          ...{ schoolCode: 'ACE', studentNumber: '900-77', given: 'Robin', family: 'Zqstudent', grade: '5' },
          guardians: [{ given: 'Pat', family: 'Zqguardian', relation: 'mother', phone: '555-7701' }],
          places: [{ label: 'Zqhome', line: '7 Zqhome Road', relation: 'mother’s' }, shared],
        },
        {
          ...{ schoolCode: 'ACE', studentNumber: '900-88', given: 'Kim', family: 'Stays', grade: '3' },
          places: [shared],
        },
      ],
    })
    caseId = await first.folder()
    const { people } = await first.ask(findPeople, 'triage', { words: 'Robin Zq' })
    personId = people[0]?.id ?? ''
    await first.run(identifyStudent, 'triage', about(caseId))
    await store.close()
    master = url
  }, 60_000)

  const about = (id: string) => ({ caseId: id, concern: 'student', personId, identifiers: ['student-number', 'photo'] })
  const scene = async () => {
    const { url, store } = await engine.fresh(master)
    return { url, house: first.over(store) }
  }
  const withPerson = { withPerson: 'yes' }
  const ask = (house: House, id = caseId) =>
    house.run(askExpungement, recordsOfficer, { ...byCourt(id), ...withPerson })
  const refused = { name: 'InputRefused', errors: { withPerson: expect.stringContaining('something else') as string } }

  it('leaves nothing of them anywhere, and a log that every verifier takes', async () => {
    const { url, house } = await scene()
    const found = (text: string) => marks.filter((mark) => text.includes(mark))
    expect(found(await everythingIn(url)).sort()).toEqual([...marks].sort())
    const { requestId } = await expunged(house, caseId, withPerson)
    expect(found(await everythingIn(url))).toEqual([])
    expect(found(await everythingInBackup(url))).toEqual([])
    await expect(house.ask(personPage, 'triage', { personId })).rejects.toMatchObject({ status: 404 })
    const said = (await house.log()).filter(({ act }) => act === 'governance.expunge')
    expect(said[0]?.st?.some(({ t, id }) => t === 'person' && id === personId)).toBe(true)
    expect(said.some(({ obj }) => obj.t === 'person' && obj.id === personId)).toBe(true)
    expect((await house.ask(certificate, 'auditor', { requestId })).counts).toMatchObject({ people: 2, addresses: 2 })
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    const asked = { database: url }
    const [outside] = engine.name === 'sqlite' ? await askBoth([asked]) : [await askOurs(asked)]
    expect(outside).toMatchObject({ result: 'ok' })
  }, 60_000)

  it('keeps them on the roster where nobody asked for more', async () => {
    const { house } = await scene()
    await expunged(house, caseId)
    expect((await house.ask(findPeople, 'triage', { words: 'Robin Zq' })).people).toHaveLength(1)
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  })

  it('is refused where another case is about them, also one out of sight, without saying which', async () => {
    const { house } = await scene()
    const other = await house.folder()
    await house.run(identifyStudent, 'triage', about(other))
    await house.run(recuseSomebody, 'districtLead', {
      caseId: other,
      userId: house.id(recordsOfficer),
      because: 'A sister.',
    })
    await expect(ask(house)).rejects.toMatchObject(refused)
    const said = await ask(house).catch((error: unknown) => JSON.stringify(error))
    expect(said).not.toContain(other)
    expect(said).not.toContain(await numberOf(house, other))
  })

  it('is refused at the second person too, where they were named elsewhere meanwhile', async () => {
    const { house } = await scene()
    await ask(house)
    const other = await house.folder()
    const happened = { day: '2026-09-15', time: '09:50' }
    await house.run(recordTarget, 'triage', {
      caseId: other,
      happened,
      kind: 'student',
      personId,
      name: 'Robin',
      safeNow: 'yes',
    })
    house.later(2 * 24 * 60)
    const number = await numberOf(house, caseId)
    await expect(house.run(confirmExpungement, 'districtLead', { caseId, number })).rejects.toMatchObject({
      rule: 'nothing else needs the row of the roster',
    })
    expect((await house.ask(findPeople, 'triage', { words: 'Robin Zq' })).people).toHaveLength(1)
  })

  it('is refused where no student of the roster is named', async () => {
    const { house } = await scene()
    await expect(ask(house, await house.folder())).rejects.toMatchObject({ name: 'InputRefused' })
  })
})
