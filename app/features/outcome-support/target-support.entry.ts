import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, choices, optionalId, optionalText } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const supports = [
  'counseling',
  'escort',
  'schedule',
  'contact-person',
  'stay-away',
  'victim-services',
  'other',
] as const
export type Support = (typeof supports)[number]
export const supportWords: Readonly<Record<Support, string>> = {
  counseling: 'Counseling',
  escort: 'Escort',
  schedule: 'Changes of schedule or routes',
  'contact-person': 'A person to turn to',
  'stay-away': 'Stay-away agreement',
  'victim-services': 'Victim services',
  other: 'Other',
}

const facts = {
  targetEntryId: optionalId(),
  result: choice(['given', 'none'], 'Choose whether support is given.'),
  none: optionalText(4000),
  supports: choices(supports),
  what: optionalText(4000),
  wants: optionalText(4000),
  who: optionalText(200),
}

const base = z.strictObject(facts)

export const targetSupportInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (said.result === 'none' && !said.none) refuse('none', 'Say why there is none.')
    if (said.result === 'given' && said.supports.length === 0) refuse('supports', 'Choose at least one.')
    if (said.result === 'given' && !said.who) refuse('who', 'Say who gives it.')
  })

/** Support for somebody who might be hurt: its own track, never part of what happens to the student of concern. */
export const targetSupport = defineKind({
  kind: 'outcome-support',
  version: 1,
  event: 'targetSupport.recorded',
  // What care somebody else's child gets is the team's to know, not an officer's.
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const what = said.supports.map((one) => supportWords[one]).join(' · ')
    const fact = { ...happenedOf(entry), root: entry.root, what, none: said.none }
    return {
      ...file,
      outcomes: { ...file.outcomes, targetSupport: [...file.outcomes.targetSupport, fact] },
      targets: file.targets.map((one) =>
        one.root === said.targetEntryId ? { ...one, supportOffered: said.result === 'given' ? what : said.none } : one,
      ),
    }
  },
  sentence: ({ base: said }) =>
    said.result === 'none'
      ? 'Support for a student who might be hurt: none, with the reason.'
      : `Support for a student who might be hurt: ${said.supports.map((one) => supportWords[one]).join(' · ')}.`,
  examples: {
    1: {
      base: { targetEntryId: 'ent_example', result: 'given', supports: ['counseling', 'escort'], who: 'Ben Adler' },
    },
  },
})
