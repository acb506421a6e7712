import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalChoice, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema, momentSchema, optionalLocalMomentSchema } from '#app/domain/time.ts'

/** Stands for "none of these" where people of a similar name were offered. */
export const notOnRoster = 'none'

const facts = {
  kind: choice(['student', 'staff', 'other', 'group', 'school', 'unknown'], 'Choose an answer.'),
  name: text('Say who might be hurt: a name, a group, a place, or "not known".', 200),
  personId: optionalId(),
  /** The account of somebody on the staff, who must not see this case. */
  userId: optionalId(),
  why: optionalText(2000),
  safeNow: choice(['yes', 'no', 'unknown']),
  safeHow: optionalText(2000),
  parentTold: optionalChoice(['yes', 'not-yet', 'not-needed']),
  parentToldBy: optionalText(200),
  parentNotNeeded: optionalText(2000),
  supportOffered: optionalText(2000),
}

const base = z.strictObject({ ...facts, parentToldAt: momentSchema.optional() })

/** A student's parents are told, or it is said why not; a told parent has a time and a name. */
export const targetInput = z
  .object({
    caseId: z.string(),
    happened: localMomentSchema,
    ...facts,
    parentToldAt: optionalLocalMomentSchema,
  })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (said.parentTold === 'yes' && !said.parentToldBy) miss('parentToldBy', 'Say who told the parents.')
    if (said.parentTold === 'yes' && !said.parentToldAt) miss('parentToldAt', 'Say when the parents were told.')
    if (said.parentTold === 'not-needed' && !said.parentNotNeeded) {
      miss('parentNotNeeded', 'Say why no parent needs to be told.')
    }
  })

const safeWords = { yes: 'safe now', no: 'not safe yet', unknown: 'not known whether safe now' } as const

/** Somebody who might be hurt. Parents of a student are told within the profile's hours; a contact can say so later. */
export const target = defineKind({
  kind: 'target',
  version: 1,
  event: 'target.recorded',
  group: 'target',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const told = said.parentToldAt && said.parentTold === 'yes'
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      kind: said.kind,
      name: said.name,
      personId: said.personId ?? null,
      safeNow: said.safeNow,
      identifiedAt: entry.happenedAt ?? entry.recordedAt,
      parentTold: told && said.parentToldAt ? { at: said.parentToldAt, by: said.parentToldBy ?? '' } : null,
      parentNotNeeded: said.parentTold === 'not-needed' ? said.parentNotNeeded : undefined,
      supportOffered: said.supportOffered,
    }
    return { ...file, targets: [...file.targets, fact] }
  },
  sentence: ({ base: said }) => `Might be hurt: ${said.name}, ${safeWords[said.safeNow]}.`,
  examples: {
    1: {
      base: { kind: 'student', name: 'Oliver Pham', personId: 'per_oliver', safeNow: 'yes', parentTold: 'not-yet' },
    },
  },
})
