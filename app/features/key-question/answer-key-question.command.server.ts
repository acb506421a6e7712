import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { entryNow } from '#app/domain/recording.ts'
import { isScreening } from '#app/domain/stages.ts'
import { taskFinishedKind, taskMade, taskOf } from '#app/domain/tasks.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import type { Taker } from '#app/gates/takers.server.ts'
import { keyAnswer, keyAnswerInput } from './key-answer.entry.ts'

/**
 * Answers one key question, makes the task to find it out, or says why it can't be known. A later answer finishes the
 * task of the one before. Questions belong to a case: a screening has none.
 */
export const answerKeyQuestion = caseCommand({
  name: 'answerKeyQuestion',
  input: keyAnswerInput,
  permission: 'keyQuestion.answer',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, caseFile, loaded, profile, newId, now, calendar, correcting }) => {
    if (isScreening(caseFile.stage)) throw new RuleBroken('Key questions belong to an open case.', 'stage')
    const question = profile.keyQuestions.find((one) => one.n === input.question)
    if (!question) throw new InputRefused({ question: 'There is no such question.' }, input)
    const known = new Set(caseFile.timeline.flatMap((line) => [line.entryId, line.root]))
    if (input.evidence.some((one) => !known.has(one))) {
      throw new InputRefused({ evidence: 'One of the ticked entries is not in this case.' }, input)
    }
    const by = input.how === 'task' ? input.task?.dueOn : undefined
    if (!correcting && by && by < localOf(now, calendar.zone).day) {
      throw new InputRefused({ 'task.dueOn': 'This day has passed. Give a day to come.' }, input)
    }
    const work = { newId, now, calendar }
    const made = input.how === 'task' ? taskFor(input.task, question.n, loaded, input, work) : null
    const answered = input.how === 'answered'
    const entry = entryOf(keyAnswer, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        question: question.n,
        theme: question.theme,
        how: input.how,
        answer: answered ? input.answer : undefined,
        evidence: answered ? input.evidence : [],
        direction: answered ? input.direction : undefined,
        strength: answered ? input.strength : undefined,
        cannotBeKnown: input.how === 'cannot-be-known' ? input.cannotBeKnown : undefined,
        taskEntryId: made?.id,
      },
    })
    const before = caseFile.keyAnswers[question.n]?.taskEntryId
    const open = before && taskOf(caseFile, before)?.state === 'open' ? before : null
    const finished = open
      ? [
          entryNow(
            taskFinishedKind,
            { taskEntryId: open, result: 'done', words: `Key question ${question.n} has a newer answer.` },
            work,
          ),
        ]
      : []
    return {
      entries: [entry, ...(made ? [made] : []), ...finished],
      result: { entryId: entry.id, question: question.n },
    }
  },
})

function taskFor(
  task: { what?: string; owner?: string; dueOn?: string } | undefined,
  n: number,
  takers: readonly Taker[],
  input: unknown,
  work: Parameters<typeof taskMade>[1],
) {
  const owner = takerOf(takers, task?.owner ?? '', { field: 'task.owner', input })
  return taskMade(
    {
      what: task?.what ?? '',
      why: `Key question ${n}`,
      owner: owner.id,
      ownerName: owner.name,
      dueOn: task?.dueOn ?? '',
    },
    work,
  )
}
