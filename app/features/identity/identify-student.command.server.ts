import { identified, wronglyIdentified } from '#app/domain/identity.ts'
import type { IdentifiedBase } from '#app/domain/identity.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { dutyRowsOf, relatedTo } from '#app/gates/kept-out.server.ts'
import { keptOutBy } from './kept-out-by.ts'
import { identityInput } from './identity-input.ts'

/**
 * Puts on record who the concern is about, told apart from everybody of a similar name. Where somebody else was named
 * before, that part is destroyed and lives on only in the audit: nothing is left with the wrong student (P10). A
 * look-alike that was compared and rejected goes to the audit only.
 */
export const identifyStudent = caseCommand({
  name: 'identifyStudent',
  input: identityInput,
  permission: 'triage.record',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => {
    const rows = await dutyRowsOf(records)
    if (input.concern === 'unknown' || !input.personId) return { person: undefined, lookAlikes: [], related: [], rows }
    const person = await records.people.byId(input.personId)
    const lookAlikes = person && input.concern === 'student' ? await records.people.lookAlikes(person.id) : []
    return { person, lookAlikes, related: await relatedTo(records, person?.id), rows }
  },
  decide: (work) => {
    const { input, loaded, caseFile, actor } = work
    const { person, lookAlikes } = loaded
    if (input.concern !== 'unknown' && input.personId && !person) {
      throw new InputRefused({ personId: 'This person is not on the roster any more. Search again.' }, input)
    }
    const notCompared = lookAlikes.filter((one) => !input.comparedWith.includes(one.id))
    if (notCompared.length > 0) {
      const names = notCompared.map((one) => `${one.name}${one.grade ? ` (grade ${one.grade})` : ''}`)
      throw new InputRefused(
        { comparedWith: `Similar names: ${names.join(', ')}. Compare, then tick who is not meant.` },
        input,
        { comparedWith: lookAlikes.map(({ id, name, grade }) => ({ value: id, label: name, hint: gradeHint(grade) })) },
        { ids: lookAlikes.map(({ id }) => id), terms: person?.name ?? '' },
      )
    }
    const wrong = wronglyIdentified(caseFile, person?.id ?? null)
    if (wrong.length > 0 && caseFile.student?.confirmed && !input.reason) {
      throw new InputRefused({ reason: 'Say how you know that the first student was the wrong one.' }, input)
    }
    const base = baseOf(input, person)
    const entry = identified(base, work)
    const kept = keptOutBy(caseFile, base, loaded, work)
    const rejected = lookAlikes.map(({ id, name, grade }) => ({ id, name, grade }))
    return {
      entries: [entry, ...kept.entries],
      queues: kept.closes ? [{ id: kept.closes, topic: 'close account' }] : [],
      destroys: wrong.map((entryId) => ({ entryId, compartment: 'base' as const })),
      auditOnly: { [entry.id]: { rejected, ...(wrong.length > 0 ? { reason: input.reason ?? '' } : {}) } },
      result: { entryId: entry.id, caseId: caseFile.id, gone: kept.goneFor(actor.id) },
    }
  },
})

const gradeHint = (grade: string | null) => (grade ? `grade ${grade}` : undefined)

function baseOf(
  { concern, name, userId, identifiers, recognisedBy }: ReturnType<typeof identityInput.parse>,
  person:
    { id: string; name: string; grade: string | null; schoolId: string | null; userId: string | null } | undefined,
): IdentifiedBase {
  if (concern === 'unknown') return { concern, identifiers: [], confirmed: true }
  return {
    concern,
    personId: person?.id,
    userId: concern === 'staff' ? (userId ?? person?.userId ?? undefined) : undefined,
    name: person?.name ?? name,
    grade: person?.grade ?? undefined,
    schoolId: person?.schoolId ?? undefined,
    identifiers,
    recognisedBy,
    confirmed: true,
  }
}
