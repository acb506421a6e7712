import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { keyAnswerKind } from '#app/domain/key-answers.ts'
import { choice, dayField, ids, optionalChoice, optionalId, optionalText, wholeNumber } from '#app/domain/fields.ts'

const most = 99
const facts = {
  question: wholeNumber(1, most),
  how: choice(['answered', 'task', 'cannot-be-known'], 'Choose an answer, a task, or why it can’t be known.'),
  answer: optionalText(),
  evidence: ids(),
  direction: optionalChoice(['raises', 'lowers', 'neutral']),
  strength: optionalChoice(['corroborated', 'single-source', 'unknown']),
  cannotBeKnown: optionalText(2000),
}

/** What the form of one question sends. A task is put on record beside the answer. */
export const keyAnswerInput = z
  .object({
    caseId: z.string(),
    ...facts,
    task: z
      .object({ what: optionalText(500), owner: optionalId(), dueOn: z.union([z.literal(''), dayField]).optional() })
      .optional(),
  })
  .superRefine((said, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (said.how === 'answered' && !said.answer) refuse(['answer'], 'Write the answer.')
    if (said.how === 'answered' && said.evidence.length === 0) {
      refuse(['evidence'], 'Tick at least one entry that you rely on.')
    }
    if (said.how === 'cannot-be-known' && !said.cannotBeKnown) {
      refuse(['cannotBeKnown'], 'Say why it can’t be known.')
    }
    if (said.how !== 'task') return
    if (!said.task?.what) refuse(['task', 'what'], 'Say what is to be found out.')
    if (!said.task?.owner) refuse(['task', 'owner'], 'Choose who will find it out.')
    if (!said.task?.dueOn) refuse(['task', 'dueOn'], 'Give the day by which it is to be known.')
  })

const base = z.strictObject({ ...facts, theme: z.string(), taskEntryId: z.string().optional() })

const howWords = {
  answered: 'answered',
  task: 'not known yet, with a task to find out',
  'cannot-be-known': 'cannot be known, with the reason',
} as const

/** The team's answer to one key question, on evidence; or a task; or why it can't be known (P6, R10). The newest counts. */
export const keyAnswer = defineKind({
  kind: keyAnswerKind,
  version: 1,
  event: 'keyQuestion.answered',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const protective = said.direction === 'lowers' ? said.evidence : []
    return {
      ...file,
      keyAnswers: {
        ...file.keyAnswers,
        [said.question]: {
          entryId: entry.id,
          question: said.question,
          answer: said.answer ?? '',
          evidence: said.evidence,
          taskEntryId: said.taskEntryId ?? null,
          cannotBeKnown: said.cannotBeKnown,
          direction: said.direction,
          by: entry.recordedBy,
          at: entry.recordedAt,
        },
      },
      protective: [...new Set([...file.protective, ...protective])],
    }
  },
  sentence: ({ base: said }) => `Key question ${said.question} (${said.theme}): ${howWords[said.how]}.`,
  examples: {
    1: {
      base: {
        question: 9,
        theme: 'Concerned others',
        how: 'answered',
        answer: 'His English teacher, for two weeks; a friend since Monday.',
        evidence: ['ent_example'],
        direction: 'raises',
        strength: 'corroborated',
      },
    },
  },
})
