import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { answersOverTime, answerWords, standingAnswer } from '#app/domain/key-answers.ts'
import { taskOf } from '#app/domain/tasks.ts'
import { localOf } from '#app/domain/time.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { dayText, instantText, momentText } from '#app/ui/when.ts'

/** One key question with the team's newest answer. */
export interface QuestionShown {
  n: number
  theme: string
  asks: string
  state: 'none' | 'answered' | 'task' | 'cannot-be-known'
  answer?: string
  evidence: readonly { sentence: string; when: string }[]
  task?: string
  /** Answers before this one, newest first: by whom and when. All of them where none was given since the reopening. */
  earlier: readonly { words: string; text?: string; when: string }[]
}

type Asked = Pick<CaseQueryWork<unknown>, 'caseFile' | 'bodies' | 'profile' | 'calendar' | 'now' | 'records'>

/** The questions of the district's profile with what the team knows of each. */
export async function keyQuestionsShown(work: Asked): Promise<QuestionShown[]> {
  const { caseFile, bodies, profile, calendar, now } = work
  const { zone } = calendar
  const today = localOf(now, zone).day
  const questions = answersOverTime(caseFile.timeline, bodies, profile.keyQuestions)
  const answering = questions.flatMap(({ answers }) => answers.map(({ by }) => by))
  const users = await work.records.users.byIds([...new Set(answering)])
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return questions.map(({ n, theme, asks, answers }): QuestionShown => {
    const given = standingAnswer(caseFile, n)
    const told = (list: typeof answers) =>
      [...list].reverse().map(({ state, text, at, by }) => ({
        words: answerWords[state],
        text,
        when: `${names.get(by) ?? 'Somebody who left'}, ${instantText(at, zone, today)}`,
      }))
    if (!given) return { n, theme, asks, state: 'none', evidence: [], earlier: told(answers) }
    const task = given.taskEntryId ? taskOf(caseFile, given.taskEntryId) : undefined
    return {
      n,
      theme,
      asks,
      state: given.cannotBeKnown ? 'cannot-be-known' : given.taskEntryId ? 'task' : 'answered',
      answer: given.cannotBeKnown ?? given.answer,
      evidence: caseFile.timeline
        .filter((line) => given.evidence.includes(line.root) || given.evidence.includes(line.entryId))
        .map((line) => ({
          sentence: line.sentence,
          when: momentText({ on: line.happenedOn, at: line.happenedAt }, zone, today),
        })),
      task: task
        ? `${task.what}: ${task.ownerName}, ${task.state === 'open' ? `by ${dayText(task.dueOn, today)}` : 'finished'}`
        : undefined,
      earlier: told(answers.slice(0, -1)),
    }
  })
}

/** The question that the address names. Throws `NotPermitted` where the profile has none of that number: a 404. */
export async function askedQuestion(work: CaseQueryWork<Readonly<Record<string, unknown>>>): Promise<QuestionShown> {
  const found = (await keyQuestionsShown(work)).find((one) => String(one.n) === work.input.question)
  if (!found) throw new NotPermitted('the profile has no such question')
  return found
}

/** What the form of a question holds beforehand: the answer from before the reopening, to be looked at and saved again. */
export function answerBefore({
  caseFile,
  bodies,
  input,
}: Pick<CaseQueryWork<Readonly<Record<string, unknown>>>, 'caseFile' | 'bodies' | 'input'>): FormObject {
  const n = Number(input.question)
  const given = caseFile.keyAnswers[n]
  const base = given && !standingAnswer(caseFile, n) ? bodies.get(given.entryId)?.base : undefined
  if (!given || !base || given.taskEntryId) return {}
  const { how, answer, evidence, direction, strength, cannotBeKnown } = base as FormObject
  const held = { how, answer, evidence, direction, strength, cannotBeKnown }
  return Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined))
}
