import { entryOf } from '#app/domain/entry.ts'
import { momentNow, toMoment } from '#app/domain/time.ts'
import type { LocalMoment, Moment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { callAnswer, callAnswerInput, imminent, imminentInput } from './danger.entry.ts'

/** When 911 was called: as said, else now where somebody says "I have called". */
function calledAt(said: { called: string; calledAt?: LocalMoment }, now: Required<Moment>, zone: string) {
  if (said.calledAt) return { calledAt: toMoment(said.calledAt, zone) }
  return said.called === 'yes' ? { calledAt: now } : {}
}

/** Marks that someone is in danger now (P5). Saves without any answer, at every stage, whatever arrived since (P1). */
export const markImminent = caseCommand({
  name: 'markImminent',
  input: imminentInput,
  permission: 'danger.mark',
  caseId: (input) => input.caseId,
  decide: ({ input, actor, now, newId, calendar }) => {
    const present = momentNow(now, calendar.zone)
    const base = {
      what: input.what,
      called: input.called,
      calledBy: input.called === 'yes' ? (input.calledBy ?? actor.name) : input.calledBy,
      ...calledAt(input, present, calendar.zone),
    }
    const at = input.happened ? toMoment(input.happened, calendar.zone) : present
    const entry = entryOf(imminent, newId('entry'), at, { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Answers later whether 911 was called. */
export const answerCall = caseCommand({
  name: 'answerCall',
  input: callAnswerInput,
  permission: 'danger.mark',
  caseId: (input) => input.caseId,
  decide: ({ input, actor, now, newId, calendar }) => {
    const present = momentNow(now, calendar.zone)
    const base = {
      called: input.called,
      calledBy: input.called === 'yes' ? (input.calledBy ?? actor.name) : input.calledBy,
      ...calledAt(input, present, calendar.zone),
    }
    const entry = entryOf(callAnswer, newId('entry'), present, { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
