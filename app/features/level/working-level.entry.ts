import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, text } from '#app/domain/fields.ts'
import { missingThenSchema } from '#app/domain/gate-check.ts'
import { assessable, higherLevel, loweredBy } from '#app/domain/level-of-concern.ts'

const facts = {
  level: choice(assessable, 'Choose the words that fit best.'),
  known: text('Say in a line what is known.', 2000),
  unknown: text('Say in a line what is not known yet.', 2000),
  meanwhile: text('Say in a line what is done until the meeting.', 2000),
}

const base = z.strictObject({
  ...facts,
  label: z.string(),
  /** Where it lowers what stood: what the gate before a lowering missed. It doesn't stop a working level (P6). */
  missing: z.array(missingThenSchema).optional(),
})

/** What the form sends: three lines (P6). */
export const workingLevelInput = z.object({ caseId: z.string(), ...facts })

/** A level to act by until the team has met (P6). Set by one member, approved by nobody. */
export const workingLevel = defineKind({
  kind: 'working-level',
  version: 1,
  event: 'workingLevel.set',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { level, missing } = entry.parts.base
    const checks = missing?.map(({ id, rule }) => ({ id, rule })) ?? null
    return {
      ...file,
      level: {
        ...file.level,
        working: { entryId: entry.id, level, by: entry.recordedBy, at: entry.recordedAt },
        highest: higherLevel(file.level.highest, level),
        lowered: loweredBy(file, level, entry, checks),
      },
    }
  },
  sentence: ({ base: said }) => `Working level of concern: ${said.label}.`,
  examples: {
    1: {
      base: {
        level: 'high',
        label: 'High',
        known: 'A picture of a rifle and a day were posted.',
        unknown: 'Whose rifle it is, and where it is now.',
        meanwhile: 'Not at school until the team has met.',
      },
    },
  },
})
