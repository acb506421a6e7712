import type { Records } from '#db/records/records.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { AddressId, CaseId, PersonId } from '../domain/ids.ts'
import type { Vault } from '../keys/vault.server.ts'
import { leavesAbout, sealedOf } from './audit/about.server.ts'
import { ofRow } from './audit/commitments.server.ts'
import { nothing } from './audit/leaf.ts'
import type { Change } from './audit/leaf.ts'
import { readRow } from './audit/rows.server.ts'

/** What ends on the roster with a destroyed folder. */
export interface RosterEnd {
  people: readonly PersonId[]
  addresses: readonly AddressId[]
  changes: readonly Change[]
  /** Events about each of them whose sealed parts end. */
  aside: readonly { object: AuditEvent['object']; changes: readonly Change[] }[]
}

export const noRoster: RosterEnd = { people: [], addresses: [], changes: [], aside: [] }

/**
 * A person of the roster with guardians and addresses that nobody else needs. Undefined where anything else needs the person:
 * also what whoever asks does not see, so it is not said what.
 */
export async function rosterOf(
  vault: Vault,
  records: Records,
  caseId: CaseId,
  person: PersonId,
): Promise<RosterEnd | undefined> {
  if (!(await records.people.byId(person)) || (await records.destruction.needsPerson(person, caseId, [])))
    return undefined
  const people = [person]
  for (const { guardianId } of await records.people.guardians(person))
    if (!(await records.destruction.needsPerson(guardianId, caseId, [person]))) people.push(guardianId)
  const addresses: AddressId[] = []
  for (const one of people)
    for (const { addressId } of await records.people.stays(one))
      if (!addresses.includes(addressId) && !(await records.destruction.needsAddress(addressId, caseId, people)))
        addresses.push(addressId)
  const things = [
    ...people.map((id) => ({ t: 'person' as const, id })),
    ...addresses.map((id) => ({ t: 'address' as const, id })),
  ]
  const changes: Change[] = []
  const aside: { object: AuditEvent['object']; changes: Change[] }[] = []
  for (const thing of things) {
    changes.push({ ...thing, b: ofRow(await readRow(vault, records, thing)), a: nothing })
    const sealed = await sealedOf(records, await leavesAbout(records, thing.id))
    if (sealed.length > 0) aside.push({ object: thing, changes: sealed })
  }
  return { people, addresses, changes, aside }
}
