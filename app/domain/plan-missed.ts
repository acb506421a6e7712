import type { CaseFile } from './case-file.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import type { Day } from './time.ts'
import { unrecorded } from './work/next-occurrence.ts'

/** What of one action was missed: days on which nothing was recorded, and check-ins that say it was not done. */
export interface MissedAction {
  actionId: string
  what: string
  ownerName: string
  unrecorded: readonly Day[]
  notDone: readonly { on: Day; instead: string }[]
}

export interface Missed {
  /** The last review, or null where there was none since the plan began. */
  reviewedOn: Day | null
  actions: readonly MissedAction[]
}

/**
 * What was missed of a plan since it was last reviewed, or since it began: what a review looks at first. Today is still to
 * come. What was only recorded after the last review is new to this one, whichever day it is about. Null where no plan
 * has started.
 */
export function missedSince(file: CaseFile, calendar: SchoolCalendar, today: Day): Missed | null {
  const { plan } = file
  if (plan.startedAt === null) return null
  const last = plan.reviews.at(-1)
  const since = last?.happened.on ?? null
  const actions = plan.actions.map((action) => ({
    actionId: action.root,
    what: action.what,
    ownerName: action.ownerName,
    unrecorded: unrecorded(action, file.removalDays, calendar, today).filter((on) => since === null || on >= since),
    notDone: action.checkIns
      .filter((one) => one.result === 'not-done' && !one.undone)
      .filter((one) => !last || one.at > last.recordedAt)
      .map(({ dueOn, instead }) => ({ on: dueOn, instead: instead ?? '' })),
  }))
  return {
    reviewedOn: since,
    actions: actions.filter((one) => one.unrecorded.length > 0 || one.notDone.length > 0),
  }
}
