import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, ids, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema, optionalLocalMomentSchema, momentSchema } from '#app/domain/time.ts'

/** P17: four small entries, so that each takes two minutes at night. Officers of the case read them. */

const duty = {
  answer: choice(['yes', 'no', 'not-applicable'], 'Choose an answer.'),
  reason: text('Say why, in one line.', 2000),
  awareBy: ids(),
}
const dutyBase = z.strictObject({ ...duty, awareSince: momentSchema.optional() })

/** Whether police must be told, since when somebody has known, and who. `happened` is when this was decided. */
export const policeDutyInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  ...duty,
  awareSince: optionalLocalMomentSchema,
})

const dutyWords = {
  yes: 'Police must be told',
  no: 'Police need not be told',
  'not-applicable': 'No duty to tell police',
} as const

export const policeDuty = defineKind({
  kind: 'police-duty',
  version: 1,
  event: 'police.dutyRecorded',
  group: 'means',
  parts: { base: dutyBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const decidedAt = entry.happenedAt ?? entry.recordedAt
    const since = said.awareSince?.at ?? (said.answer === 'yes' ? decidedAt : null)
    const known = file.police.awareSince
    return {
      ...file,
      police: {
        ...file.police,
        // The clock counts from the first moment that anybody named.
        awareSince: since && (!known || since < known) ? since : known,
        awareBy: [
          ...new Set([...file.police.awareBy, ...(said.awareBy.length > 0 ? said.awareBy : [entry.recordedBy])]),
        ],
        mustReport: {
          answer: said.answer,
          reason: said.reason,
          by: entry.recordedBy,
          at: decidedAt,
          entryId: entry.id,
        },
      },
    }
  },
  sentence: ({ base: said }) => `${dutyWords[said.answer]}: ${said.reason}`,
  examples: {
    1: { base: { answer: 'not-applicable', reason: 'Education Code 49390 covers grades 6-12.', awareBy: [] } },
  },
})

const told = {
  whom: text('Say who was told.', 200),
  agency: text('Say which agency.', 200),
  how: choice(['phone', 'in-person', 'message'], 'Choose how.'),
  what: optionalText(),
  incident: optionalText(100),
  toldBy: optionalText(200),
}
const filesGiven = z.array(z.strictObject({ id: z.string(), name: z.string(), sha256: z.string() }))
const toldBase = z.strictObject({ ...told, files: filesGiven })

/** Police were told. `happened` is when; `toldBy` is left empty for "I did". */
export const policeToldInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...told, files: ids() })

export const policeTold = defineKind({
  kind: 'police-told',
  version: 1,
  event: 'police.told',
  group: 'means',
  parts: { base: toldBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      entryId: entry.id,
      whom: said.whom,
      agency: said.agency,
      at: happenedOf(entry).happened,
      by: said.toldBy ?? '',
      incident: said.incident,
      files: said.files,
    }
    return { ...file, police: { ...file.police, told: [...file.police.told, fact] } }
  },
  sentence: ({ base: said }) =>
    `Police told: ${said.whom}, ${said.agency}${said.incident ? `, incident ${said.incident}` : ''}.`,
  examples: {
    1: {
      base: {
        whom: 'Sgt. Luis Ortega',
        agency: 'Tule County Sheriff',
        how: 'phone',
        incident: 'TCS-27-1310',
        toldBy: 'Dr. Helen Okafor',
        files: [{ id: 'fil_example', name: 'screenshot.png', sha256: 'e3b0c44298fc1c149afbf4c8996fb924' }],
      },
    },
  },
})

const decided = { what: text('Say what they decided or did.'), agency: text('Say which agency.', 200) }
const decidedBase = z.strictObject({ ...decided, officersOnly: z.literal('yes').optional() })
const decidedLaw = z.strictObject({ note: z.string() })

/** What police decided. `officersNote` is sealed: only officers of the case write it and read it again. */
export const policeDecidedInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  ...decided,
  officersNote: optionalText(),
})

export const policeDecided = defineKind({
  kind: 'police-decided',
  version: 1,
  event: 'police.decided',
  group: 'means',
  parts: { base: decidedBase, law: decidedLaw },
  amend: 'yes',
  apply: (file, entry) => {
    const fact = { what: entry.parts.base.what, at: happenedOf(entry).happened, entryId: entry.id }
    return { ...file, police: { ...file.police, decided: [...file.police.decided, fact] } }
  },
  sentence: ({ base: said }) => `${said.agency}: ${said.what}`,
  examples: {
    1: { base: { what: 'Will visit both homes tonight.', agency: 'Tule County Sheriff' } },
  },
})

const registry = {
  done: choice(['yes', 'no'], 'Choose an answer.'),
  agency: optionalText(200),
  officer: optionalText(200),
}
const registryBase = z.strictObject(registry)

/** P13: that the registry was reviewed, when and by whom; not yet is by nobody. What it said has no place here. */
export const registryReviewInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...registry })
  .superRefine((said, context) => {
    if (said.done === 'no') return
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!said.agency) miss('agency', 'Say which agency.')
    if (!said.officer) miss('officer', 'Say which officer.')
  })

export const registryReview = defineKind({
  kind: 'registry-review',
  version: 1,
  event: 'police.registryReviewed',
  group: 'means',
  parts: { base: registryBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = { ...said, at: happenedOf(entry).happened, entryId: entry.id }
    return { ...file, police: { ...file.police, registryReview: fact } }
  },
  sentence: ({ base: said }) =>
    said.done === 'yes'
      ? `Firearm registry review done: ${said.officer}, ${said.agency}.`
      : `Firearm registry review not done yet${said.agency ? `: ${said.agency}` : ''}.`,
  examples: {
    1: { base: { done: 'yes', agency: 'Tule County Sheriff', officer: 'Sgt. Luis Ortega' } },
  },
})
