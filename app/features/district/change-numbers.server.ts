import type { Records } from '#db/records/records.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { overridesSchema } from '#app/domain/profiles/overrides.ts'

interface Said {
  basisKind: 'law' | 'ours'
  basisText: string
  [number: string]: number | string | undefined
}

/** Replaces one part of the district's numbers, and says on what basis. Throws `RuleBroken` before there is a district. */
export async function changeNumbers(
  section: 'looks' | 'pace',
  { basisKind, basisText, ...numbers }: Said,
  { records, newSalt }: { records: Records; newSalt: () => string },
) {
  const before = await records.district.load()
  if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
  const part = { ...numbers, basis: { kind: basisKind, text: basisText } }
  const overrides = { ...overridesSchema.parse(before.overrides), [section]: part }
  const after = { ...before, overrides, revision: before.revision + 1, salt: newSalt() }
  await records.write.saveDistrict(after)
  const changed: AuditEvent = {
    act: 'profile.changed',
    object: { t: 'district', id: after.id, section },
    sealed: { ...numbers, basis: basisText },
    rows: [rowChange('district', after.id, before, after)],
  }
  return { result: {}, events: [changed] as const }
}
