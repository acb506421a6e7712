import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { taskOf } from '#app/domain/tasks.ts'
import { localOf } from '#app/domain/time.ts'
import { dayText, momentText } from '#app/ui/when.ts'

/** One key question with the team's newest answer. */
export interface QuestionShown {
  n: number
  theme: string
  asks: string
  state: 'none' | 'answered' | 'task' | 'cannot-be-known'
  answer?: string
  evidence: readonly { sentence: string; when: string }[]
  task?: string
}

type Asked = Pick<CaseQueryWork<unknown>, 'caseFile' | 'profile' | 'calendar' | 'now'>

/** The questions of the district's profile with what the team knows of each. */
export function keyQuestionsShown({ caseFile, profile, calendar, now }: Asked): QuestionShown[] {
  const { zone } = calendar
  const today = localOf(now, zone).day
  return profile.keyQuestions.map(({ n, theme, asks }): QuestionShown => {
    const given = caseFile.keyAnswers[n]
    if (!given) return { n, theme, asks, state: 'none', evidence: [] }
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
    }
  })
}

/** The question that the address names. Throws `NotPermitted` where the profile has none of that number: a 404. */
export function askedQuestion(work: CaseQueryWork<Readonly<Record<string, unknown>>>): QuestionShown {
  const found = keyQuestionsShown(work).find((one) => String(one.n) === work.input.question)
  if (!found) throw new NotPermitted('the profile has no such question')
  return found
}
