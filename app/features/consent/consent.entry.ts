import { z } from 'zod'
import { boundFile, fileFactsOf } from '#app/domain/bound-file.ts'
import { consentCovers, partyWords } from '#app/domain/consents.ts'
import { defineKind } from '#app/domain/entry.ts'
import { beside, choice, choices, id, ids, optionalId, optionalText, text, ticked } from '#app/domain/fields.ts'
import type { ConsentFact } from '#app/domain/file/disclosures.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { recipientIds } from '#app/domain/sharing-words.ts'
import { daySchema, localMomentSchema, longDayWords } from '#app/domain/time.ts'

export const givers = {
  parent: 'A parent',
  guardian: 'A guardian',
  student: 'The student, who is 18 or at a college',
} as const
export const consentHows = {
  paper: 'On paper, signed by hand',
  electronic: 'Signed electronically, in a way that shows who signed',
} as const
/** Whoever works here or is the parent needs no consent, and an immigration agency is never given anything by one. */
export const consentTo = recipientIds.filter((one) => !['parent', 'staff', 'immigration'].includes(one))
const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

const facts = {
  name: text('Say who gave it.', 200),
  relation: choice(keysOf(givers), 'Choose who it is.'),
  identity: text('Say how you know that it is them.', 500),
  signedOn: daySchema,
  how: choice(keysOf(consentHows), 'Choose how it was given.'),
  to: choice(consentTo as [(typeof consentTo)[number], ...typeof consentTo], 'Choose to whom.'),
  party: optionalText(200),
  organisation: optionalText(200),
  /** It names no person and no agency, but everybody of this kind. */
  everybody: ticked(),
  covers: choices(consentCovers, 1, 'Choose what may be given.'),
  records: text('Say which records, as it says.', 2000),
  purpose: text('Say what for, as it says.', 2000),
  until: daySchema,
  replaces: optionalId(),
}
const base = z.strictObject({ ...facts, files: z.array(boundFile) })

/** Files are staged before; they arrive here as ids. */
export const consentInput = z
  .object({ caseId: z.string(), ...facts, files: ids() })
  .refine(
    ({ party, organisation, everybody }) => Boolean(party || organisation || everybody),
    beside('party', 'Name whom it names, a person or an agency, or tick below that it is for all of them.'),
  )
  .refine(
    ({ party, organisation, everybody }) => !everybody || !(party || organisation),
    beside('everybody', 'It names somebody above: take the tick away, or the name.'),
  )
  .refine(
    ({ signedOn, until }) => !signedOn || !until || until >= signedOn,
    beside('until', 'This is before it was signed.'),
  )

/** Somebody agreed in writing that some of the record is given to somebody (34 CFR 99.30). Nothing of it is changed later. */
export const consent = defineKind({
  kind: 'consent',
  version: 1,
  event: 'consent.given',
  group: 'disclosure',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { name, relation, signedOn, to, party, organisation, covers, purpose, until, replaces, files } =
      entry.parts.base
    const fact: ConsentFact = {
      ...happenedOf(entry),
      ...{ root: entry.root, name, relation: givers[relation], signedOn, to, covers, purpose, until },
      party: { ...(party && { name: party }), ...(organisation && { organisation }) },
      ...{ replacedBy: null, ended: null },
    }
    const earlier = file.shared.consents.map((one) =>
      one.root === replaces ? { ...one, replacedBy: entry.root } : one,
    )
    const { inquiry } = file
    return {
      ...file,
      inquiry: { ...inquiry, files: [...inquiry.files, ...fileFactsOf(entry, files, 'A written consent')] },
      shared: { ...file.shared, consents: [...earlier, fact] },
    }
  },
  sentence: ({ base: said }) =>
    `${said.name} agreed in writing that ${partyWords({ to: said.to, party: { name: said.party, organisation: said.organisation } })} may be told or given something, until ${longDayWords(said.until)}.`,
  examples: {
    1: {
      base: {
        name: 'Dana Strand',
        relation: 'parent',
        identity: 'Driver’s license; on the student’s card.',
        signedOn: '2027-03-01',
        how: 'paper',
        to: 'provider',
        party: 'Dr. Amin',
        organisation: 'Valley Counseling',
        covers: ['need', 'plan'],
        records: 'The plan, and what was seen since February.',
        purpose: 'So that the sessions and the plan go together.',
        until: '2027-06-30',
        files: [],
      },
    },
  },
})

export const endHows = {
  'taken-back': 'They took it back',
  mistake: 'It was put on record by mistake',
} as const
const ended = {
  consentId: id('Choose which consent.'),
  how: choice(keysOf(endHows), 'Choose what happened.'),
  by: text('Say who took it back, or who found the mistake.', 200),
  note: optionalText(1000),
}
export const endConsentInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...ended })

/** A consent was taken back: nothing rests on it from then on, and what was given before stays (34 CFR 99.30). */
export const consentEnded = defineKind({
  kind: 'consent-ended',
  version: 1,
  event: 'consent.ended',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...ended, name: z.string(), whom: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { consentId, how } = entry.parts.base
    const over = { at: happenedOf(entry).happened, entryId: entry.id, how }
    const consents = file.shared.consents.map((one) => (one.root === consentId ? { ...one, ended: over } : one))
    return { ...file, shared: { ...file.shared, consents } }
  },
  sentence: ({ base: said }) =>
    said.how === 'mistake'
      ? `The consent of ${said.name} for ${said.whom} was put on record by mistake.`
      : `The consent of ${said.name} for ${said.whom} was taken back by ${said.by}.`,
  examples: {
    1: {
      base: {
        consentId: 'ent_example',
        how: 'taken-back',
        by: 'Dana Strand, by phone',
        name: 'Dana Strand',
        whom: 'Dr. Amin, Valley Counseling',
      },
    },
  },
})
