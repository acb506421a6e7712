import { beforeAll, expect, it } from 'vitest'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { joinDesign } from '#app/features/joining/joining-form.ts'
import { joiningChoices } from '#app/features/joining/joining-page.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const page = caseFormPage(joinReport, joinDesign, { choices: joiningChoices })

onBothEngines('joining a report', (engine) => {
  let house: House
  let here: string
  let there: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    here = await house.folder()
    there = await house.folder()
    const leo = await house.store.read((records) => records.people.byStudentNumber('1001'))
    await house.run(identifyStudent, 'triage', {
      caseId: there,
      concern: 'student',
      personId: leo?.id,
      identifiers: ['student-number', 'photo'],
    })
    // A district lead on the team of one folder sees the other in lists only, by initials.
    const asked = { caseId: here, userId: house.id('otherLead'), role: 'member', reason: 'helps', until: '' }
    await house.run(addMember, 'districtLead', asked)
    await house.runtime.projectQueued(100)
  })
  const offered = async (who: Person) => (await house.ask(page, who, { caseId: here })).choices.folders ?? []

  it('offers folders that are read, and names nobody of one that only stands in lists', async () => {
    expect((await offered('triage')).map(({ label }) => label)).toEqual([expect.stringContaining('Leo Marchetti')])
    expect(await offered('otherLead')).toEqual([])
  })

  it('answers and records a folder out of sight like one that is not there', async () => {
    const join = (more: object) =>
      house.run(joinReport, 'otherLead', { caseId: here, reason: 'the same event', ...more })
    const number = (await house.store.read((records) => records.index.row(there)))?.caseNumber
    for (const asked of [{ toCaseId: there }, { toCaseId: 'cas_none' }, { number }, { number: 'RA-26-9999' }]) {
      await expect(join(asked)).rejects.toMatchObject({
        errors: { [Object.keys(asked)[0] ?? '']: 'We can’t find that folder. Check the number.' },
      })
      expect((await house.log()).at(-1)).toMatchObject({ act: 'refused', out: 'deny', why: 'rule:no folder in sight' })
    }
  })
})
