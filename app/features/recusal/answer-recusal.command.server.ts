import { RuleBroken } from '#app/domain/errors.ts'
import { recusalAnswered } from '#app/domain/recusal.ts'
import { localOf } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import { keepingOut } from '#app/policy/keeping-out.ts'
import { may } from '#app/policy/may.ts'
import { namedRecusal, refuseOwn } from './asked-recusal.ts'
import { answerRecusalInput } from './recusal-input.ts'
import { someEntries } from './some-entries.ts'

/**
 * The lead, the chair of the school on the team or a district lead says whether somebody is related to the student; never
 * the person concerned. `listed`: whether the one who answers also reads who is kept out.
 */
export const answerRecusal = caseCommand({
  name: 'answerRecusal',
  input: answerRecusalInput,
  permission: 'recusal.answer',
  caseId: (input) => input.caseId,
  load: ({ records }) => dutyRowsOf(records),
  decide: (work) => {
    const { input, actor, caseFile, loaded } = work
    const asked = namedRecusal(caseFile, input.recusalId)
    refuseOwn(asked, actor)
    if (asked.state !== 'asked') throw new RuleBroken('Somebody has answered this already.', 'recusal')
    const { userId, name, source, entryId: recusalId } = asked
    const { answer, because } = input
    const entries =
      answer === 'so'
        ? keepingOut(caseFile, [{ userId, name, source, because, as: { answers: recusalId } }], loaded, work)
        : [recusalAnswered({ recusalId, userId, name, answer, because, schoolOut: false }, work)]
    const listed = may(actor, 'recusal.read', caseFile, localOf(work.now, work.calendar.zone).day).allow
    return { entries: someEntries(entries), result: { recusalId, listed } }
  },
})
