import type { ReadRecords } from '#db/records/records.ts'
import type { Compartment } from '../domain/compartments.ts'
import { openCompartments } from '../domain/compartments.ts'
import type { PartSchemas, Registry, StoredEntry } from '../domain/entry.ts'
import { asOf, effective, foldCase, isDestroyed, readOpen } from '../domain/fold.ts'
import { askedToStayUnnamed, fileInSight, groupOf, mayReadPart } from '../policy/in-sight.ts'
import { nameMask } from '../policy/mask-names.ts'
import type { Sight } from '../policy/sight.ts'
import type { Folder } from './folder.server.ts'
import type { CaseQueryWork } from './query.ts'

type View = Pick<CaseQueryWork<unknown>, 'caseFile' | 'bodies' | 'sealed' | 'at' | 'mayRead' | 'masked'>

/**
 * A folder as one person may read it. What the sight excludes is not in the file, not among the bodies and never
 * fetched from sealed parts; names it does not give are initials. `opened` names the sealed compartments that were read, for the event.
 */
export function viewFolder(
  registry: Registry,
  records: ReadRecords,
  { file, entries }: Folder,
  sight: Sight,
): { work: View; opened(): string[] } {
  const opened = new Set<string>()
  const seen = (entry: StoredEntry, compartment: Compartment) =>
    mayReadPart(sight, file, groupOf(registry, entry.kind), compartment) &&
    !(compartment === 'reporter' && askedToStayUnnamed(entry))
  const mask = nameMask(file, sight.names) ?? ((same) => same)
  const work: View = {
    caseFile: mask(fileInSight(file, entries, registry, sight)),
    masked: mask,
    bodies: masked(openBodies(registry, entries, seen), mask),
    mayRead: (entryId, compartment = 'base') => {
      const entry = entries.find((one) => one.id === entryId)
      return entry !== undefined && seen(entry, compartment)
    },
    at: (moment) => {
      const known = asOf(entries, moment)
      return mask(fileInSight(foldCase(file.id, known, registry), known, registry, sight, file))
    },
    sealed: async (compartment, entryIds) => {
      const holds = (entry: StoredEntry) => (entry.sealed as readonly string[]).includes(compartment)
      const wanted = entries.filter(
        (entry) => holds(entry) && seen(entry, compartment) && (entryIds?.includes(entry.id) ?? true),
      )
      if (wanted.length === 0) return new Map()
      opened.add(compartment)
      return masked(await readSealed(registry, records, wanted, compartment), mask)
    },
  }
  return { work, opened: () => [...opened] }
}

const masked = <V>(bodies: ReadonlyMap<string, V>, mask: <T>(value: T) => T): ReadonlyMap<string, V> =>
  new Map([...bodies].map(([id, body]) => [id, mask(body)]))

/** Open parts of the effective entries, checked and lifted, without what the sight excludes. */
function openBodies(
  registry: Registry,
  entries: readonly StoredEntry[],
  seen: (entry: StoredEntry, compartment: Compartment) => boolean,
): ReadonlyMap<string, Record<string, unknown>> {
  const bodies = new Map<string, Record<string, unknown>>()
  for (const { entry } of effective(entries)) {
    const kind = registry.find(entry.kind)
    const parts = kind && readOpen(kind, entry)
    if (!parts || isDestroyed(kind, parts)) continue
    const readable = openCompartments.filter((name) => parts[name] !== undefined && seen(entry, name))
    if (readable.length > 0) bodies.set(entry.id, Object.fromEntries(readable.map((name) => [name, parts[name]])))
  }
  return bodies
}

async function readSealed(
  registry: Registry,
  records: ReadRecords,
  entries: readonly StoredEntry[],
  compartment: Compartment,
): Promise<ReadonlyMap<string, unknown>> {
  const kinds = new Map(entries.map((entry) => [entry.id, registry.find(entry.kind)]))
  const found = new Map<string, unknown>()
  for (const part of await records.folders.sealedParts([...kinds.keys()], compartment)) {
    const schema = (kinds.get(part.entryId)?.parts as PartSchemas | undefined)?.[compartment]
    const parsed = schema?.safeParse(JSON.parse(part.body))
    if (parsed?.success) found.set(part.entryId, parsed.data)
  }
  return found
}
