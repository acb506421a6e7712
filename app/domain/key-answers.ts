import type { CaseFile, TimelineLine } from './case-file.ts'
import type { KeyAnswer } from './file/judgement.ts'
import type { EntryId, UserId } from './ids.ts'
import type { Profile } from './profiles/profile.ts'
import type { Instant } from './time.ts'

export const keyAnswerKind = 'key-answer'

/**
 * The answer to a key question that counts now: given, or corrected, since the case last reopened. What was known before
 * stands as earlier until somebody has looked at it again.
 */
export function standingAnswer(file: CaseFile, n: number): KeyAnswer | undefined {
  const given = file.keyAnswers[n]
  const reopened = file.closing.reopened.at(-1)
  return given && reopened && given.at < reopened.at ? undefined : given
}

/** One answer of the team to a key question, as it was put on record. */
export interface AnswerThen {
  entryId: EntryId
  state: 'answered' | 'task' | 'cannot-be-known'
  /** The answer, why it can't be known, or nothing where a task finds it out. */
  text?: string
  evidence: readonly EntryId[]
  by: UserId
  at: Instant
  /** How many earlier versions this one corrects. */
  corrects: number
}

/** A key question with every answer that it was given, oldest first; the last one counts. */
export interface QuestionOverTime {
  n: number
  theme: string
  asks: string
  answers: readonly AnswerThen[]
}

/**
 * How the answers to the key questions changed: who said what and when. Made from the lines and bodies that a reader
 * has; an answer that they may not read is not there. A question that the
 * profile has no more stands at the end. Pure.
 */
export function answersOverTime(
  timeline: readonly TimelineLine[],
  bodies: ReadonlyMap<EntryId, Record<string, unknown>>,
  questions: Profile['keyQuestions'],
): QuestionOverTime[] {
  const given = timeline.flatMap((line) => {
    const base = line.kind === keyAnswerKind ? (bodies.get(line.entryId)?.base as Said | undefined) : undefined
    return base ? [{ n: base.question, theme: base.theme, answer: answerOf(line, base) }] : []
  })
  const gone = given.filter(
    ({ n }, at) => !questions.some((one) => one.n === n) && given.findIndex((one) => one.n === n) === at,
  )
  return [...questions, ...gone.map(({ n, theme }) => ({ n, theme, asks: '' }))].map(({ n, theme, asks }) => ({
    n,
    theme,
    asks,
    answers: given.filter((one) => one.n === n).map(({ answer }) => answer),
  }))
}

interface Said {
  question: number
  theme: string
  how: AnswerThen['state']
  answer?: string
  cannotBeKnown?: string
  evidence: readonly EntryId[]
}

const answerOf = (line: TimelineLine, said: Said): AnswerThen => ({
  entryId: line.entryId,
  state: said.how,
  text: said.how === 'cannot-be-known' ? said.cannotBeKnown : said.answer,
  evidence: said.evidence,
  by: line.recordedBy,
  at: line.recordedAt,
  corrects: line.versions - 1,
})

/** The states in words, on the screen and on paper. */
export const answerWords: Readonly<Record<AnswerThen['state'] | 'none', string>> = {
  none: 'No answer yet',
  answered: 'Answered',
  task: 'Not known yet, with a task',
  'cannot-be-known': 'Cannot be known',
}
