import type { ReadRecords } from '#db/records/records.ts'
import type { Compartment } from '../domain/compartments.ts'
import { openCompartments } from '../domain/compartments.ts'
import type { PartSchemas, Registry, StoredEntry } from '../domain/entry.ts'
import type { FileId } from '../domain/ids.ts'
import { Undecipherable } from '../keys/errors.ts'
import { asOf, effective, foldCase, isDestroyed, readOpen } from '../domain/fold.ts'
import { askedEntries, askedToStayUnnamed, fileInSight, groupOf, isOwnEntry, mayReadPart } from '../policy/in-sight.ts'
import { nameMask } from '../policy/mask-names.ts'
import type { Sight } from '../policy/sight.ts'
import type { Core } from './core.server.ts'
import { NotPermitted } from './errors.ts'
import { fileContent } from './file-content.server.ts'
import type { Folder } from './folder.server.ts'
import type { CaseQueryWork } from './query.ts'
import { openPart } from './sealing.server.ts'

type View = Pick<CaseQueryWork<unknown>, 'caseFile' | 'bodies' | 'sealed' | 'at' | 'mayRead' | 'content' | 'masked'>

/** Something sealed that does not open: a part of an entry, a file, a draft, or why a case was opened. */
export interface Broken {
  t: 'entry' | 'file' | 'draft' | 'opening'
  id: string
  section?: string
}

/**
 * A folder as one person may read it. What the sight excludes is not in the file, not among the bodies and never
 * fetched from sealed parts; names it does not give are initials. `opened` names the sealed compartments that were read,
 * for the event. `broke` hears of what does not open: the part is left out, the page lives.
 */
export function viewFolder(
  core: Pick<Core, 'registry' | 'store' | 'vault'>,
  records: ReadRecords,
  { file, entries }: Folder,
  sight: Sight,
  broke: (broken: Broken) => Promise<void>,
): { work: View; opened(): string[] } {
  const { registry } = core
  const opened = new Set<string>()
  const asked = sight.self ? askedEntries(file, sight.self) : new Set<string>()
  const seen = (entry: StoredEntry, compartment: Compartment) =>
    ((compartment === 'base' && asked.has(entry.id)) ||
      isOwnEntry(sight, entry, groupOf(registry, entry.kind)) ||
      mayReadPart(sight, file, groupOf(registry, entry.kind), compartment)) &&
    !(compartment === 'reporter' && askedToStayUnnamed(entry))
  const forNobody = new Set(file.timeline.filter((line) => line.forNobody).map(({ entryId }) => entryId))
  const mask = nameMask(file, sight.names) ?? ((same) => same)
  const work: View = {
    caseFile: mask(fileInSight(file, entries, registry, sight)),
    masked: mask,
    bodies: masked(openBodies(registry, entries, seen, forNobody), mask),
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
      return masked(await readSealed(core, records, wanted, compartment, broke), mask)
    },
    content: async (fileId: FileId) => {
      if ((await records.files.byId(fileId))?.caseId !== file.id) throw new NotPermitted('no such file in this folder')
      const fails = () => broke({ t: 'file', id: fileId })
      try {
        return await fileContent(core, records, fileId, fails)
      } catch (error) {
        if (Undecipherable.is(error)) await fails()
        throw error
      }
    },
  }
  return { work, opened: () => [...opened] }
}

const masked = <V>(bodies: ReadonlyMap<string, V>, mask: <T>(value: T) => T): ReadonlyMap<string, V> =>
  new Map([...bodies].map(([id, body]) => [id, mask(body)]))

/** Open parts of the effective entries, checked and lifted, without what the sight excludes or was about somebody else. */
function openBodies(
  registry: Registry,
  entries: readonly StoredEntry[],
  seen: (entry: StoredEntry, compartment: Compartment) => boolean,
  forNobody: ReadonlySet<string>,
): ReadonlyMap<string, Record<string, unknown>> {
  const bodies = new Map<string, Record<string, unknown>>()
  for (const { entry } of effective(entries)) {
    const kind = registry.find(entry.kind)
    const parts = kind && readOpen(kind, entry)
    if (!parts || isDestroyed(kind, parts) || forNobody.has(entry.id)) continue
    const readable = openCompartments.filter((name) => parts[name] !== undefined && seen(entry, name))
    if (readable.length > 0) bodies.set(entry.id, Object.fromEntries(readable.map((name) => [name, parts[name]])))
  }
  return bodies
}

async function readSealed(
  { registry, vault }: Pick<Core, 'registry' | 'vault'>,
  records: ReadRecords,
  entries: readonly StoredEntry[],
  compartment: Compartment,
  broke: (broken: Broken) => Promise<void>,
): Promise<ReadonlyMap<string, unknown>> {
  const kinds = new Map(entries.map((entry) => [entry.id, registry.find(entry.kind)]))
  const found = new Map<string, unknown>()
  for (const part of await records.folders.sealedParts([...kinds.keys()], compartment)) {
    const schema = (kinds.get(part.entryId)?.parts as PartSchemas | undefined)?.[compartment]
    try {
      const parsed = schema?.safeParse(JSON.parse((await openPart(vault, records, part)).body))
      if (parsed?.success) found.set(part.entryId, parsed.data)
    } catch (error) {
      if (!Undecipherable.is(error)) throw error
      await broke({ t: 'entry', id: part.entryId, section: compartment })
    }
  }
  return found
}
