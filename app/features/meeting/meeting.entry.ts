import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { blocks, choice, id, optionalId, optionalText } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const kinds = ['first', 'review', 'emergency'] as const

/** One person who was there: somebody of the team, or by name where there is no account (a teacher, the mother). */
const attendee = z
  .strictObject({
    userId: optionalId(),
    name: optionalText(200),
    relation: optionalText(200),
    expertise: id('Choose what this person knows about.'),
    part: optionalText(200),
  })
  .superRefine((one, context) => {
    if (!one.userId && !one.name) {
      context.addIssue({ code: 'custom', path: ['name'], message: 'Choose a person of the team, or give the name.' })
    }
  })

const facts = {
  kind: choice(kinds, 'Choose what kind of meeting it was.'),
  absent: optionalText(2000),
  discussed: optionalText(),
  decided: optionalText(),
}

export const meetingInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  attendance: blocks(attendee, 40).refine((list) => list.length > 0, 'Say who was there.'),
  ...facts,
})

const base = z.strictObject({
  ...facts,
  attendance: z.array(
    z.strictObject({
      userId: z.string().nullable(),
      name: z.string(),
      relation: z.string().optional(),
      expertise: z.string(),
      expertiseLabel: z.string(),
      part: z.string().optional(),
    }),
  ),
  /** Labels of the expertise that the profile asks for and nobody brought, as it stood on the day. */
  missingExpertise: z.array(z.strictObject({ id: z.string(), label: z.string() })),
})

const kindWords = { first: 'Team meeting', review: 'Review meeting', emergency: 'Emergency meeting' } as const

/** A meeting of the team, with who was there for what (P24). Missing expertise is named and stops nothing here. */
export const meeting = defineKind({
  kind: 'meeting',
  version: 1,
  event: 'meeting.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  act: () => 'meet',
  apply: (file, entry) => {
    const { base: held } = entry.parts
    return {
      ...file,
      meetings: [
        ...file.meetings,
        {
          ...happenedOf(entry),
          root: entry.root,
          kind: held.kind,
          attendance: held.attendance.map(({ name, userId, expertise, part }) => ({ name, userId, expertise, part })),
          missingExpertise: held.missingExpertise.map(({ id }) => id),
        },
      ],
    }
  },
  sentence: ({ base: held }) => {
    const there = `${kindWords[held.kind]} with ${held.attendance.length} ${held.attendance.length === 1 ? 'person' : 'people'}.`
    if (held.missingExpertise.length === 0) return there
    return `${there} Nobody for: ${held.missingExpertise.map(({ label }) => label).join(' · ')}.`
  },
  examples: {
    1: {
      base: {
        kind: 'first',
        attendance: [
          {
            userId: 'usr_example',
            name: 'Yolanda Reyes',
            expertise: 'administration',
            expertiseLabel: 'School administration',
          },
          {
            userId: null,
            name: 'Dana Strand',
            relation: 'mother',
            expertise: 'family',
            expertiseLabel: 'Family',
            part: 'The first half hour',
          },
        ],
        missingExpertise: [{ id: 'instruction', label: 'Instruction: a teacher' }],
        discussed: 'What was posted, what was found at the grandfather’s home.',
      },
    },
  },
})
