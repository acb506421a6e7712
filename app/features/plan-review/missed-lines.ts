import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { missedSince } from '#app/domain/plan-missed.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'

/** What the review of a plan shows of what was missed; null where no plan has started. */
export interface MissedShown {
  heading: string
  actions: readonly { id: string; what: string; lines: readonly string[] }[]
}

/** Most days that are named one by one. */
const mostNamed = 5

/** What was missed since the last review, in words. */
export function missedShown({
  caseFile,
  calendar,
  now,
}: Pick<CaseQueryWork<unknown>, 'caseFile' | 'calendar' | 'now'>): MissedShown | null {
  const missed = missedSince(caseFile, calendar, localOf(now, calendar.zone).day)
  if (!missed) return null
  const { reviewedOn, actions } = missed
  return {
    heading: reviewedOn
      ? `Missed since the last review on ${weekdayAndDay(reviewedOn)}`
      : 'Missed since the plan started',
    actions: actions.map((one) => ({
      id: one.actionId,
      what: `${one.what} (${one.ownerName})`,
      lines: [
        ...(one.unrecorded.length > 0 ? [unrecordedWords(one.unrecorded)] : []),
        ...one.notDone.map(({ on, instead }) => `Not done on ${weekdayAndDay(on)}. Instead: ${instead}`),
      ],
    })),
  }
}

function unrecordedWords(days: readonly Day[]): string {
  if (days.length <= mostNamed) return `Nothing recorded for ${days.map(weekdayAndDay).join(', ')}.`
  return `Nothing recorded for ${days.length} days, the last of them ${weekdayAndDay(days.at(-1) ?? (days[0] as Day))}.`
}
