import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { confirmExpungement } from '#app/features/expungement/confirm-expungement.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { settleStore } from '#app/jobs/settle-store.server.ts'
import type { House, Person } from './house.ts'

/** A records officer, whom the usual test house does not have. */
export const recordsOfficer = 'recordsOfficer' as Person

/** Gives a house its records officer. */
export async function withRecordsOfficer(house: House): Promise<House> {
  const { userId } = await house.run(createUser, 'administrator', {
    signIn: 'recordsofficer',
    name: 'Test records officer',
    title: 'Records officer',
    phone: '555-0101',
  })
  house.ids.set(recordsOfficer, userId)
  const grant = { userId, role: 'records-officer', schoolId: '', from: '2026-08-01', until: '', reason: 'set up' }
  await house.run(giveGrant, 'cli', grant)
  return house
}

export const byCourt = (caseId: string) => ({ caseId, basis: 'court-order', reference: 'Superior Court 34-2026-991' })

/** The number by which people call a case. */
export const numberOf = async (house: House, caseId: string): Promise<string> => {
  const row = await house.store.read((records) => records.index.row(caseId))
  return row?.caseNumber ?? row?.reportNumber ?? ''
}

/** A report that was joined to a folder of its own: it is finished, and named in the other. */
export async function aFinishedReport(house: House): Promise<string> {
  const number = await numberOf(house, await house.folder())
  const caseId = await house.folder()
  await house.run(joinReport, 'triage', { caseId, number, reason: 'The same event.' })
  return caseId
}

/** Has a case destroyed as two people do it, a day and some minutes apart, and what is left of it on the disk emptied. */
export async function expunged(house: House, caseId: string, more: object = {}): Promise<{ requestId: string }> {
  await house.run(askExpungement, recordsOfficer, { ...byCourt(caseId), ...more })
  house.later(2 * 24 * 60)
  const number = await numberOf(house, caseId)
  const done = await house.run(confirmExpungement, 'districtLead', { caseId, number })
  const asking = { actor: house.actor('system'), requestId: 'req_settle', via: 'job' } as const
  await settleStore.run({ runtime: house.runtime, asking, now: house.clock.now() })
  return done
}
