import { z } from 'zod'
import { boundFile } from '#app/domain/bound-file.ts'
import type { BoundFile } from '#app/domain/bound-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { id, optionalChoice, optionalDay, optionalId, optionalText, text, ticked } from '#app/domain/fields.ts'
import type { DisclosureFact, SentFile, SharedFacts } from '#app/domain/file/disclosures.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { bases, basisIds, withheldIds } from '#app/domain/sharing-bases.ts'
import { reasonIds, recipientIds } from '#app/domain/sharing-words.ts'
import { daySchema, longDayWords } from '#app/domain/time.ts'

export const hows = {
  spoken: 'In person or by phone',
  paper: 'On paper',
  mail: 'By letter',
  email: 'By secure e-mail or upload',
  shown: 'Shown, without a copy',
} as const
export const howIds = Object.keys(hows) as [keyof typeof hows, ...(keyof typeof hows)[]]

/** One entry that was given, as it read then. */
const given = z.strictObject({ id: z.string(), sentence: z.string() })
const withheld = z.strictObject({ reason: z.enum(withheldIds), count: z.number() })

const base = z.strictObject({
  to: z.enum(recipientIds),
  name: z.string().min(1),
  organisation: optionalText(200),
  contact: optionalText(200),
  why: z.enum(reasonIds),
  basis: z.enum(basisIds),
  purpose: optionalText(2000),
  consentOn: optionalDay(),
  /** The written consent that it rests on, and how that read then. */
  consentId: optionalId(),
  consent: optionalText(1000),
  agreed: optionalText(500),
  told: optionalText(),
  how: optionalChoice(howIds),
  /** They were told that they may not hand it on. */
  notice: z.enum(['yes', 'no']),
  given: z.array(given),
  withheld: z.array(withheld),
  files: z.array(boundFile),
  /** Files of the case that go with it as they are. */
  attached: z.array(boundFile).optional(),
  threat: optionalText(),
  endsOn: optionalDay(),
  renews: optionalId(),
  requestId: optionalId(),
  /** A court forbids that the parent hears of it. */
  secret: ticked(),
})
export type DisclosureBase = z.output<typeof base>

const sent = ({ id: fileId, ...file }: BoundFile): SentFile => ({ fileId, ...file })

/** The earlier emergency that this one goes on with is asked about no more. */
const renewed = (shared: SharedFacts, root: string | undefined, by: string): readonly DisclosureFact[] =>
  shared.disclosures.map((one) =>
    one.emergency && one.root === root ? { ...one, emergency: { ...one.emergency, renewedBy: by } } : one,
  )

/** Somebody outside the team was told or given something: what, to whom, why and by which law (34 CFR 99.32). */
export const disclosure = defineKind({
  kind: 'disclosure',
  version: 1,
  event: 'disclosure.recorded',
  group: 'disclosure',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const said = entry.parts.base
    const fact: DisclosureFact = {
      ...happenedOf(entry),
      root: entry.root,
      to: said.to,
      name: said.name,
      organisation: said.organisation,
      why: said.why,
      basis: said.basis,
      purpose: said.purpose ?? said.agreed,
      told: said.told,
      how: said.how && hows[said.how],
      notice: said.notice === 'yes',
      given: said.given.length,
      withheld: said.withheld.map(({ reason }) => reason),
      files: said.files.map(sent),
      attached: (said.attached ?? []).map(sent),
      printed: null,
      emergency:
        said.threat && said.endsOn ? { threat: said.threat, endsOn: said.endsOn, renewedBy: null, ended: null } : null,
      requestId: said.requestId ?? null,
      consentId: said.consentId ?? null,
      secret: said.secret === 'yes',
    }
    const { shared } = file
    return { ...file, shared: { ...shared, disclosures: [...renewed(shared, said.renews, entry.id), fact] } }
  },
  sentence: ({ base: said }) =>
    `Shared with ${said.name}${said.organisation ? `, ${said.organisation}` : ''}: ${bases[said.basis].label.toLowerCase()}.`,
  examples: {
    1: {
      base: {
        to: 'police',
        name: 'Deputy Ruiz',
        organisation: 'Tule County Sheriff',
        why: 'danger',
        basis: 'emergency',
        purpose: 'To look for the student before school.',
        told: 'What was said, and where the student lives.',
        how: 'spoken',
        notice: 'yes',
        given: [],
        withheld: [],
        files: [],
        threat: 'Said to two students that it ends on Monday, and has a rifle at home.',
        endsOn: '2027-03-05',
      },
    },
  },
})

const ended = {
  disclosureId: id('Choose which emergency is over.'),
  endedOn: daySchema,
  how: text('Say what made it end.', 1000),
}
export const endDisclosureInput = z.object({ caseId: z.string(), ...ended })

/** An emergency by which something was told is over: nothing more is told by it. */
export const disclosureEnded = defineKind({
  kind: 'disclosure-ended',
  version: 1,
  event: 'disclosure.ended',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...ended, name: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { disclosureId, how } = entry.parts.base
    const over = { at: happenedOf(entry).happened, entryId: entry.id, how }
    const disclosures = file.shared.disclosures.map((one) =>
      one.emergency && one.root === disclosureId ? { ...one, emergency: { ...one.emergency, ended: over } } : one,
    )
    return { ...file, shared: { ...file.shared, disclosures } }
  },
  sentence: ({ base: said }) =>
    `The emergency by which ${said.name} was told ended on ${longDayWords(said.endedOn)}. ${said.how}`,
  examples: {
    1: {
      base: {
        disclosureId: 'ent_example',
        endedOn: '2027-03-03',
        how: 'The rifle is with the sheriff.',
        name: 'Deputy Ruiz',
      },
    },
  },
})
