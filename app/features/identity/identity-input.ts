import { z } from 'zod'
import { beside, choice, choices, id, ids, optionalId, optionalText } from '#app/domain/fields.ts'
import { concerns, identifiers, leastIdentifiers } from '#app/domain/identity.ts'

/**
 * Who the concern is about, and by what two things somebody knows (P10). For an unknown author nothing more is asked.
 * `comparedWith`: people of similar names who were looked at and are not meant.
 */
export const identityInput = z
  .object({
    caseId: id('Choose a case.'),
    concern: choice(concerns, 'Choose who this is about.'),
    personId: optionalId(),
    /** The account of a member of staff. */
    userId: optionalId(),
    name: optionalText(200),
    identifiers: choices(identifiers),
    recognisedBy: optionalText(200),
    comparedWith: ids(),
    /** Why the person named before is the wrong one. */
    reason: optionalText(2000),
  })
  .refine(
    ({ concern, personId, userId, name }) =>
      concern === 'unknown' || personId !== undefined || name !== undefined || (concern === 'staff' && !!userId),
    beside('personId', 'Choose the person, or give the name.'),
  )
  .refine(
    ({ concern, identifiers: ticked }) => concern === 'unknown' || (ticked ?? []).length >= leastIdentifiers,
    beside('identifiers', 'Two things must agree before we act on a name. Tick what you compared.'),
  )
  .refine(
    ({ concern, identifiers: ticked, recognisedBy }) =>
      concern === 'unknown' || ![ticked ?? []].flat().includes('recognised-by') || recognisedBy !== undefined,
    beside('recognisedBy', 'Say who recognized the person.'),
  )
