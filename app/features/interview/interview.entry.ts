import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalChoice, optionalText, text, longestAnswer } from '#app/domain/fields.ts'
import { interviewRoles } from '#app/domain/file/inquiry.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema, timeSchema } from '#app/domain/time.ts'
import { prompts, roleWords } from './prompts.ts'

/** Answers by prompt; empty ones are left out. */
const answers = z
  .record(z.string().max(40), z.string().max(longestAnswer))
  .optional()
  .transform((said) =>
    Object.fromEntries(
      Object.entries(said ?? {}).flatMap(([id, answer]) => (answer.trim() ? [[id, answer.trim()]] : [])),
    ),
  )

const facts = {
  role: choice(interviewRoles, 'Choose whom you talk with.'),
  with: text('Say who it was with.', 200),
  notDone: optionalText(2000),
  place: optionalText(200),
  endedAt: timeSchema,
  present: optionalText(500),
  officer: optionalChoice(['no', 'school', 'police']),
  parentTold: optionalChoice(['yes', 'no', 'not-needed']),
  parentNotTold: optionalText(1000),
  language: optionalText(200),
  needs: optionalChoice(['yes', 'no', 'unknown']),
  accommodations: optionalText(1000),
  answers,
  exactWords: optionalText(),
  weaponAsked: optionalChoice(['yes', 'no']),
  weaponSaid: optionalText(),
  weaponNotAsked: optionalText(1000),
  protective: optionalText(),
  selfHarmAsked: optionalChoice(['yes', 'no']),
  impressions: optionalText(),
}

const base = z.strictObject({ ...facts, accommodationMissing: z.literal('yes').optional() })
const health = z.strictObject({ selfHarm: z.string() })

type Said = z.output<z.ZodObject<typeof facts>>

/** What must be answered once the talk took place. One that did not take place only says why. */
function checks(said: Said, context: z.core.$RefinementCtx): void {
  const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (said.notDone) {
    if (Object.keys(said.answers).length > 0 || said.exactWords || said.weaponSaid)
      miss('notDone', 'There are answers below. Take this out if the talk took place, or take out the answers.')
    return
  }
  const known = new Set(prompts[said.role].map((prompt) => prompt.id))
  for (const id of Object.keys(said.answers)) {
    if (!known.has(id))
      context.addIssue({ code: 'custom', path: ['answers', id], message: 'This question is not asked here.' })
  }
  if (!said.officer) miss('officer', 'Say whether an officer was present, and as what.')
  if (said.role === 'student-k5' || said.role === 'student-6-12') {
    if (!said.parentTold) miss('parentTold', 'Say whether a parent was told before.')
    if (said.parentTold === 'no' && !said.parentNotTold) miss('parentNotTold', 'Say why no parent was told before.')
  }
  if (!said.weaponAsked) miss('weaponAsked', 'Say whether the weapon question was asked.')
  if (said.weaponAsked === 'yes' && !said.weaponSaid) miss('weaponSaid', 'Write down the answer.')
  if (said.weaponAsked === 'no' && !said.weaponNotAsked) miss('weaponNotAsked', 'Say why it was not asked.')
  if (Object.keys(said.answers).length === 0 && !said.exactWords) {
    miss('exactWords', 'Write down what was said. A few words are enough.')
  }
}

/** What the form sends. There is no way to have it filled in by the person: it is always spoken. */
export const interviewInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts, selfHarm: optionalText() })
  .superRefine(checks)

/** One interview, with prompts by role. What was said about self-harm is a sealed health part. */
export const interview = defineKind({
  kind: 'interview',
  version: 1,
  event: 'interview.recorded',
  group: 'case',
  parts: { base, health },
  amend: 'yes',
  act: () => 'inquire',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      role: said.role,
      with: said.with,
      notDone: said.notDone,
      exactWords: said.exactWords,
      readBy: [],
      meansAsked: said.weaponAsked === 'yes',
      accommodationMissing: said.accommodationMissing === 'yes',
      protective: said.protective !== undefined,
    }
    return {
      ...file,
      inquiry: { ...file.inquiry, interviews: [...file.inquiry.interviews, fact] },
      protective: said.protective ? [...file.protective, entry.id] : file.protective,
    }
  },
  sentence: ({ base: said }) =>
    said.notDone
      ? `Interview not done: ${said.with} (${lower(roleWords[said.role])}). ${said.notDone}`
      : `Interview: ${said.with} (${lower(roleWords[said.role])}).`,
  examples: {
    1: {
      base: {
        role: 'student-k5',
        with: 'Leo Marchetti',
        officer: 'no',
        parentTold: 'not-needed',
        answers: { 'what-happened': 'I got out and I was mad.' },
        exactWords: 'I was mad. I didn’t want to really kill him. He cheats.',
        weaponAsked: 'yes',
        weaponSaid: 'No.',
        protective: 'Says sorry by himself; likes Mr. Ibarra.',
      },
    },
  },
})

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

const readBase = z.strictObject({ interviewId: z.string(), version: z.string() })

export const readStatementInput = z.object({ caseId: z.string(), interviewId: z.string() })

/** Somebody on the team says that they read a statement, in the version that stood then (R7). */
export const statementRead = defineKind({
  kind: 'statement-read',
  version: 1,
  event: 'interview.statementRead',
  group: 'case',
  parts: { base: readBase },
  amend: 'never',
  apply: (file, entry) => {
    const { interviewId, version } = entry.parts.base
    const interviews = file.inquiry.interviews.map((one) =>
      one.root === interviewId && one.entryId === version
        ? { ...one, readBy: [...new Set([...one.readBy, entry.recordedBy])] }
        : one,
    )
    return { ...file, inquiry: { ...file.inquiry, interviews } }
  },
  sentence: () => 'Read a statement.',
  examples: { 1: { base: { interviewId: 'ent_example', version: 'ent_example' } } },
})
