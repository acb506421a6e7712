import { expect, it } from 'vitest'
import { caseTrail, caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

/** A report about somebody who works here, opened and identified. */
async function aboutStaff(house: House, confidential?: 'yes'): Promise<string> {
  const { caseId } = await house.run(sendReport, 'referrer', {
    danger: 'no',
    what: 'Said he would bring something on Monday.',
    weapon: 'no',
    whereNow: 'unknown',
    student: 'Robert Vance',
    schoolId: house.id('ACE'),
    confidential,
  })
  await house.run(acknowledgeReport, 'triage', { caseId })
  const identifiers = ['photo', 'recognised-by']
  const named = { caseId, concern: 'staff', name: 'Robert Vance', identifiers, recognisedBy: 'the principal' }
  await house.run(identifyStudent, 'triage', named)
  return caseId
}

onBothEngines('who reported', (engine) => {
  it('is nobody’s name in the trail for an auditor, also where the concern is a staff member', async () => {
    const house = await aHouse((await engine.fresh()).store)
    const caseId = await aboutStaff(house)
    for (const query of [caseTrail, caseViewers]) {
      const { lines } = await house.ask(query, 'auditor', { caseId })
      expect(JSON.stringify(lines)).not.toContain('Test referrer')
    }
    const { lines } = await house.ask(caseTrail, 'auditor', { caseId })
    const told = lines.map(({ who, what }) => `${who}: ${what}`)
    expect(told).toContain('A staff member: put on record: report')
    expect(told).toContain('Test triage: put on record: identified')
  })
})
