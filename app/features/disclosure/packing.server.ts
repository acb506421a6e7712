import type { ReadRecords } from '#db/records/records.ts'
import { isSealedCompartment } from '#app/domain/compartments.ts'
import type { SealedCompartment } from '#app/domain/compartments.ts'
import type { InSight } from '#app/gates/command.ts'
import type { Packing } from './package.ts'

/** What a package is made from, read in one go: the folder in sight, which entries have sealed parts, what things are called. */
export async function packingOf(seen: InSight, records: ReadRecords): Promise<Packing> {
  const { caseFile, bodies } = seen
  const rows = await records.folders.entries(caseFile.id)
  const sealed = new Map<string, readonly SealedCompartment[]>(
    rows.map(({ id, parts }) => [id, parts.map(({ compartment }) => compartment).filter(isSealedCompartment)]),
  )
  const schools = await records.district.schools()
  const names: Readonly<Record<string, string>> = {
    ...Object.fromEntries(schools.map(({ id, name }) => [id, name])),
    ...Object.fromEntries(caseFile.means.addresses.map(({ addressId, label }) => [addressId, label])),
    ...Object.fromEntries(caseFile.plan.actions.map(({ root, what }) => [root, what])),
    ...(caseFile.student?.personId ? { [caseFile.student.personId]: caseFile.student.name } : {}),
  }
  return { caseFile, bodies, sealed, names }
}
