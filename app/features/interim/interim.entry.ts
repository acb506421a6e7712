import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, optionalChoice, optionalDay, optionalId, text, id } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { keepsAwayInWords, withRemovalDays } from '#app/domain/removal-days.ts'
import { daySchema, localMomentSchema } from '#app/domain/time.ts'

export const measureWords = {
  supervision: 'Supervision',
  separation: 'Separation from somebody',
  search: 'Search on arrival',
  belongings: 'Belongings, bag or locker',
  'sent-home': 'Sent home',
  'stay-home': 'Stays home',
  other: 'Something else',
} as const
const alwaysAway = ['sent-home', 'stay-home']

const facts = {
  kind: choice(
    ['supervision', 'separation', 'search', 'belongings', 'sent-home', 'stay-home', 'other'],
    'Choose what it is.',
  ),
  what: text('Say what is done.', 2000),
  keepsAway: choice(['yes', 'no'], 'Say whether this keeps the student away from school.'),
  whoseDecision: optionalChoice(['district', 'parent-at-our-request', 'parent']),
  from: optionalDay(),
  until: optionalDay(),
  owner: optionalId(),
}

const base = z.strictObject({ ...facts, days: z.array(daySchema) })

/**
 * A measure that keeps the student away says from when, until when and whose decision it is (P14); otherwise it would
 * be a removal that nobody counts. The same is asked of words like "stay home until …" under any other kind.
 */
export const interimInput = z
  .object({
    caseId: z.string(),
    override: overrideInput,
    happened: localMomentSchema,
    ...facts,
    keepsAway: optionalChoice(['yes', 'no']),
  })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const away = keepsAway(said)
    if (said.kind === 'other' && !said.keepsAway)
      miss('keepsAway', 'Say whether this keeps the student away from school.')
    if (!away && keepsAwayInWords(said.what)) {
      miss(
        'what',
        'This keeps the student away from school. Choose "Stays home" or "Sent home" with its days and whose decision it is, or take these words out.',
      )
    }
    if (away && !said.whoseDecision) miss('whoseDecision', 'Say whose decision it is.')
    if (away && !said.from) miss('from', 'Give the first day away.')
    if (away && !said.until) miss('until', 'Give the last day, or the day on which you decide again.')
    if (said.from && said.until && said.until < said.from) miss('until', 'The last day is before the first.')
  })
  .transform((said) => ({ ...said, keepsAway: keepsAway(said) ? ('yes' as const) : ('no' as const) }))

const keepsAway = (said: { kind: string; keepsAway?: 'yes' | 'no' }): boolean =>
  alwaysAway.includes(said.kind) || said.keepsAway === 'yes'

const decisionWords = {
  district: 'the district’s decision',
  'parent-at-our-request': 'the parent’s decision, at our request',
  parent: 'the parent’s own decision',
} as const

/** What keeps everybody safe until a team has met. Its days away feed the removal ledger. */
export const interim = defineKind({
  kind: 'interim',
  version: 1,
  event: 'interim.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      kind: said.kind,
      what: said.what,
      keepsAway: said.keepsAway === 'yes',
      whoseDecision: said.whoseDecision ?? null,
      from: said.from ?? null,
      until: said.until ?? null,
      days: said.days,
      owner: said.owner ?? null,
      ended: null,
    }
    return withRemovalDays({ ...file, interim: [...file.interim, fact] })
  },
  sentence: ({ base: said }) =>
    `${measureWords[said.kind]}: ${said.what}${said.keepsAway === 'yes' && said.whoseDecision ? ` (${decisionWords[said.whoseDecision]})` : ''}`,
  examples: {
    1: {
      base: {
        kind: 'stay-home',
        what: 'At home until the team has met.',
        keepsAway: 'yes',
        whoseDecision: 'district',
        from: '2027-02-26',
        until: '2027-02-26',
        days: ['2027-02-26'],
      },
    },
  },
})

const ended = {
  interimId: id('Choose the measure that ends.'),
  reason: text('Say why it ends.', 2000),
  backOn: optionalDay(),
}

export const endInterimInput = z.object({
  caseId: z.string(),
  basedOn: basedOnField(),
  override: overrideInput,
  happened: localMomentSchema,
  ...ended,
})

/** A measure ended. `backOn`: the first day back at school; the days from then on are no removal. */
export const interimEnded = defineKind({
  kind: 'interim-ended',
  version: 1,
  event: 'interim.ended',
  group: 'case',
  parts: { base: z.strictObject({ ...ended, name: z.string() }) },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      at: happenedOf(entry).happened,
      entryId: entry.id,
      reason: said.reason,
      backOn: said.backOn ?? null,
    }
    const interim = file.interim.map((one) => (one.root === said.interimId ? { ...one, ended: fact } : one))
    return withRemovalDays({ ...file, interim })
  },
  sentence: ({ base: said }) => `Ended: ${said.name}. ${said.reason}`,
  examples: { 1: { base: { interimId: 'ent_example', reason: 'The team has met.', name: 'Stays home' } } },
})
