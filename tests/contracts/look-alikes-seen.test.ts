import { beforeAll, expect, it } from 'vitest'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('similar names shown to whoever was refused', (engine) => {
  let house: House
  const people: Record<string, string> = {}
  /** What the log says of looks at people since a moment. */
  const looks = async (before: number): Promise<(Leaf & { words: string })[]> => {
    const leaves = (await house.log()).map((leaf, seq) => ({ leaf, seq })).slice(before)
    const seen = leaves.filter(({ leaf }) => leaf.act === 'viewed' && leaf.obj.sec === 'people')
    return Promise.all(seen.map(async ({ leaf, seq }) => ({ ...leaf, words: await house.sealedOf(seq) })))
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    await house.run(loadRoster, 'administrator', {
      students: [
        { schoolCode: 'ACE', studentNumber: '2001', given: 'Caleb', family: 'Strand', grade: '5' },
        { schoolCode: 'ACE', studentNumber: '2002', given: 'Kaleb', family: 'Strand', grade: '3' },
      ],
    })
    await house.store.read(async (records) => {
      for (const number of ['2001', '2002']) people[number] = (await records.people.byStudentNumber(number))?.id ?? ''
    })
  })

  it('are on record for whoever reports, with the words, and no folder is made', async () => {
    const before = (await house.log()).length
    const report = {
      danger: 'no',
      what: 'He said it again.',
      weapon: 'no',
      whereNow: 'in class',
      student: 'Caleb Strand',
    }
    await expect(house.run(sendReport, 'referrer', report)).rejects.toHaveProperty('errors.studentId')
    const [look, ...others] = await looks(before)
    expect(others).toEqual([])
    expect(look).toMatchObject({ obj: { n: 2 }, actor: { id: house.id('referrer') } })
    for (const word of ['Caleb Strand', people['2001'], people['2002']]) expect(look?.words).toContain(word)
  })

  it('are on record for whoever identifies', async () => {
    const caseId = await house.folder()
    const before = (await house.log()).length
    const caleb = { caseId, concern: 'student', personId: people['2001'], identifiers: ['handle', 'photo'] }
    await expect(house.run(identifyStudent, 'triage', caleb)).rejects.toHaveProperty('errors.comparedWith')
    const [look] = await looks(before)
    expect(look?.words).toContain(people['2002'])
  })
})
