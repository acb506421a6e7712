import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { id, optionalId, optionalText } from '#app/domain/fields.ts'

/** Roles in which somebody was met before (P11). */
export const priorRoles = ['student of concern', 'staff member of concern', 'target', 'witness'] as const
export const priorResults = ['none', 'found', 'record exists'] as const

const base = z.strictObject({
  /** The `identified` entry of the student searched for. The search itself names nobody, so that a corrected student leaves nothing (P10). */
  forEntryId: optionalId(),
  result: z.enum(priorResults),
  found: z.array(z.strictObject({ role: z.enum(priorRoles), what: z.string().min(1).max(300) })),
  /** Looked up outside this system: paper, a transfer file, another office. */
  elsewhere: optionalText(),
})

/** What the form sends; what was found is looked up again as it is recorded, never taken from the page. */
export const priorContactsInput = z.object({ caseId: id('Choose a case.'), elsewhere: optionalText() })

const resultWords = {
  none: 'none found',
  found: 'found',
  'record exists': 'a record exists that is not open to the searcher',
} as const

/** Whether the student whom an entry named was the wrong one: the entry is in the folder, and names nobody any more (P10). */
const wasNotMeant = (file: CaseFile, entryId: string | undefined): boolean =>
  file.timeline.some((line) => line.entryId === entryId) &&
  !file.triage.identified.some((one) => one.entryId === entryId)

/** A search of earlier contacts, with its result. A victim is never shown as a repeat concern: the role stands with each. */
export const priorSearch = defineKind({
  kind: 'prior-search',
  version: 1,
  event: 'priorContacts.recorded',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { forEntryId, result, found } = entry.parts.base
    const person = forEntryId ? file.triage.identified.find((one) => one.entryId === forEntryId) : { personId: null }
    // Searched for somebody who turned out to be the wrong one: it counts for nobody.
    if (!person) return file
    const search = {
      entryId: entry.id,
      by: entry.recordedBy,
      at: entry.recordedAt,
      personId: person.personId,
      result,
      found,
    }
    return { ...file, triage: { ...file.triage, prior: [...file.triage.prior, search] } }
  },
  forNobody: ({ base: { forEntryId } }, file) => wasNotMeant(file, forEntryId),
  sentence: ({ base: said }, file) => {
    if (file && wasNotMeant(file, said.forEntryId))
      return 'Prior contacts searched for somebody who was not meant. It counts for nobody.'
    const roles = said.found.map((one) => `${one.what}, as ${one.role}`).join('; ')
    const elsewhere = said.elsewhere ? ' here; looked up elsewhere too' : ''
    return `Prior contacts searched: ${resultWords[said.result]}${roles ? `: ${roles}` : ''}${elsewhere}.`
  },
  examples: {
    1: {
      base: { forEntryId: 'ent_example', result: 'found', found: [{ role: 'target', what: 'a closed case, 2026' }] },
    },
  },
})
