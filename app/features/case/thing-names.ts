import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'

/**
 * What the things are called that the shown entries name: people, users, addresses, entries, files. Nothing else leaves
 * with the page. Entries in `leftOut`, and the files that came with them, stay unnamed though something rests on them.
 */
export async function thingNames(
  { caseFile: file, records }: { caseFile: CaseFile; records: ReadRecords },
  shown: unknown,
  leftOut: ReadonlySet<string> = new Set(),
): Promise<Record<string, string>> {
  const mentioned = textsIn(shown)
  const users = await records.users.byIds([...mentioned].filter((text) => text.startsWith('usr_')))
  const things = [
    ...users.map(({ id, name }) => [id, name] as const),
    ...(await records.district.schools()).map(({ id, name }) => [id, name] as const),
    ...file.means.addresses.map(({ addressId, label }) => [addressId, label] as const),
    ...file.timeline.flatMap(({ entryId, root, sentence }) =>
      leftOut.has(entryId)
        ? []
        : ([
            [entryId, sentence],
            [root, sentence],
          ] as const),
    ),
    ...file.targets.map(({ root, name }) => [root, name] as const),
    ...file.plan.actions.map(({ root, what }) => [root, what] as const),
    ...file.inquiry.files.flatMap(({ fileId, entryId, name }) =>
      leftOut.has(entryId) ? [] : ([[fileId, name]] as const),
    ),
    ...(file.student?.personId ? ([[file.student.personId, file.student.name]] as const) : []),
  ]
  return Object.fromEntries(things.flatMap(([id, name]) => (name && mentioned.has(id) ? [[id, name]] : [])))
}

/** Every text anywhere in a value: an id that is shown is one of them. */
function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) textsIn(one, found)
  return found
}
