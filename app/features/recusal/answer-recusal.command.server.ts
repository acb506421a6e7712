import { RuleBroken } from '#app/domain/errors.ts'
import { recusalAnswered } from '#app/domain/recusal.ts'
import { localOf } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import { keepingOut } from '#app/policy/keeping-out.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { mayAnswerAny, questionsFor } from '#app/policy/asked-to-answer.ts'
import { may } from '#app/policy/may.ts'
import { namedRecusal, refuseOwn } from './asked-recusal.ts'
import { answerRecusalInput } from './recusal-input.ts'
import { someEntries } from './some-entries.ts'

/**
 * The lead, the chair of the school or a district lead says whether somebody is related to the student; never the person
 * concerned, and a chair off the team only where no lead can. `back`: the page of the case that the one who answers reads.
 */
export const answerRecusal = caseCommand({
  name: 'answerRecusal',
  input: answerRecusalInput,
  permission: 'recusal.answer',
  caseId: (input) => input.caseId,
  load: ({ records }) => dutyRowsOf(records),
  decide: (work) => {
    const { input, actor, caseFile, loaded } = work
    const { day: today } = localOf(work.now, work.calendar.zone)
    const named = namedRecusal(caseFile, input.recusalId)
    refuseOwn(named, actor)
    const asked = questionsFor(actor, caseFile, today).find(({ entryId }) => entryId === named.entryId)
    if (!asked && !mayAnswerAny(actor, caseFile, today)) throw new NotPermitted('a question for the lead')
    if (!asked) throw new RuleBroken('Somebody has answered this already.', 'recusal')
    const { userId, name, source, entryId: recusalId } = asked
    const { answer, because } = input
    const entries =
      answer === 'so'
        ? keepingOut(caseFile, [{ userId, name, source, because, as: { answers: recusalId } }], loaded, work)
        : [recusalAnswered({ recusalId, userId, name, answer, because, schoolOut: false }, work)]
    const can = (action: 'recusal.read' | 'team.read') => may(actor, action, caseFile, today).allow
    const back = can('recusal.read') ? 'recusals' : can('team.read') ? 'team' : null
    return { entries: someEntries(entries), result: { recusalId, back } }
  },
})
