import type { RecusalFact } from '#app/domain/file/people.ts'
import { recusalQuestion, sourceWords } from '#app/domain/recusal.ts'
import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { dayIn, shortDayText } from '#app/ui/when.ts'

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'actor' | 'now' | 'calendar'>

/** Who is kept out now, who is asked about, and what was settled. */
export function keptOutShown({ caseFile, actor, now, calendar }: Work) {
  const today = localOf(now, calendar.zone).day
  const can = (action: 'recusal.record' | 'recusal.answer' | 'recusal.end') => may(actor, action, caseFile, today).allow
  const shown = (one: RecusalFact) => ({
    id: one.entryId,
    name: one.name,
    question: recusalQuestion(one),
    why: sourceWords[one.source],
    because: one.because ?? null,
    since: shortDayText(dayIn(one.since, calendar.zone), today),
    holds: one.holds,
    own: one.userId === actor.id,
  })
  const of = (state: RecusalFact['state']) => caseFile.recusals.filter((one) => one.state === state).map(shown)
  return {
    stands: of('stands'),
    asked: of('asked'),
    settled: of('dismissed'),
    may: { record: can('recusal.record'), answer: can('recusal.answer'), end: can('recusal.end') },
  }
}
export type KeptOutShown = ReturnType<typeof keptOutShown>
