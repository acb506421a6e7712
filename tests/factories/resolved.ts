import { anotherAddress } from '#app/domain/addresses.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import type { House } from './house.ts'
import { kickball } from './screening.ts'

const happened = { day: '2026-09-15', time: '09:58' }

/** A report about Leo Marchetti that two people screened and resolved; `meanwhile` runs while it is in triage. */
export async function resolved(house: House, meanwhile?: (caseId: string) => Promise<unknown>): Promise<string> {
  const { caseId } = await house.run(sendReport, 'referrer', kickball)
  await house.run(acknowledgeReport, 'triage', { caseId })
  const leo = await house.store.read((records) => records.people.byStudentNumber('1001'))
  const byTwo = { concern: 'student', personId: leo?.id, identifiers: ['student-number', 'photo'] }
  await house.run(identifyStudent, 'triage', { caseId, ...byTwo })
  await house.run(recordPriorContacts, 'triage', { caseId })
  const said = await house.run(recordInterview, 'triage', {
    caseId,
    role: 'student-k5',
    with: 'Leo Marchetti',
    officer: 'no',
    parentTold: 'not-needed',
    happened,
    exactWords: 'I was mad. I didn’t want to really kill him.',
    weaponAsked: 'no',
    weaponNotAsked: 'His mother is asked.',
  })
  await house.run(recordWeaponAccess, 'triage', {
    caseId,
    happened,
    asked: 'Mother',
    how: 'phone',
    addresses: [{ addressId: anotherAddress, label: 'Mother’s home', answer: 'no' }],
  })
  await meanwhile?.(caseId)
  const basedOn = async () =>
    (await house.store.read((records) => records.folders.entries(caseId))).at(-1)?.seq as number
  const { entryId } = await house.run(proposeOutcome, 'lead', {
    caseId,
    outcome: 'resolved',
    rationale: 'Said in anger, taken back, apology made.',
    cites: [said.entryId],
    followUps: [],
    basedOn: await basedOn(),
  })
  await house.run(confirmOutcome, 'triage', { caseId, proposalEntryId: entryId, basedOn: await basedOn() })
  return caseId
}
