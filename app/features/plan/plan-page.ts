import type { PlanActionFact } from '#app/domain/file/judgement.ts'
import { lacksOf } from '#app/domain/gates/plan.ts'
import { givenName } from '#app/domain/identity.ts'
import { latestReview, reviewDueOn } from '#app/domain/plan-review-day.ts'
import { isFinished } from '#app/domain/stages.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { nextOccurrence } from '#app/domain/work/next-occurrence.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { mayReadPart } from '#app/policy/in-sight.ts'
import { may } from '#app/policy/may.ts'
import { dayText, timeText } from '#app/ui/when.ts'

/** One action as the plan's page shows it. */
export interface ActionShown {
  id: string
  what: string
  who: string
  often: string
  verification: string
  endRule: string
  ifNot?: string
  /** What it still lacks before the plan starts. */
  lacks: readonly string[]
  dueOn: Day | null
  dueTime?: string
  overdue: boolean
  /** Set where the reader may record the occurrence that is due. */
  token: string | null
  ended?: string
  /** `own`: the reader recorded it, and may take it back while the case runs. */
  checkIns: readonly { id: string; text: string; own: boolean }[]
}

type Asked = Pick<CaseQueryWork<unknown>, 'caseFile' | 'calendar' | 'now' | 'profile' | 'actor'>
type AskedInSight = Asked & Pick<CaseQueryWork<unknown>, 'sight'>

const often = {
  once: 'Once',
  'each-school-day': 'Each school day',
  weekly: 'Each week',
  'each-arrival': 'At each arrival',
  monthly: 'Each month',
} as const

/** Most check-ins shown of one action; all stand on the timeline. */
const newest = 5

/** The plan with its actions, what is due, its reviews and returns. */
export function planShown(asked: AskedInSight) {
  const { caseFile, calendar, now, actor, sight, profile } = asked
  const today = localOf(now, calendar.zone).day
  const { plan } = caseFile
  const given = givenName(caseFile)
  const actions = plan.actions.map((action) => actionShown(action, asked, today))
  const over = isFinished(caseFile.stage)
  const reviewOn = reviewDueOn(caseFile, profile, calendar)
  const partly = !mayReadPart(sight, caseFile, 'case', 'base')
  return {
    kind: plan.kind,
    /** The reader sees only what they are asked to do themselves. */
    partly,
    /** The case is finished: nothing of its plan falls due any more. */
    over,
    given: given ?? 'the student',
    startedOn: plan.startedOn ? dayText(plan.startedOn, today) : null,
    reviewOn: reviewOn ? dayText(reviewOn, today) : null,
    reviewLate: !over && reviewOn !== null && reviewOn < today,
    endRule: partly ? undefined : plan.endRule,
    running: actions.filter((one) => !one.ended),
    ended: actions.filter((one) => one.ended),
    reviews: plan.reviews.map((one) => ({
      entryId: one.entryId,
      text: `${dayText(one.happened.on, today)}: ${one.keep === 'as-is' ? 'stays as it is' : 'changed'}`,
    })),
    returns: plan.returns.map((one) => ({
      entryId: one.entryId,
      text: `Back on ${dayText(one.on, today)}, decided by ${one.decidedBy}. First morning: ${one.ownerName}${one.backupName ? `, backup ${one.backupName}` : ''}.`,
    })),
    mayPlan: !over && may(actor, 'plan.record', caseFile, today).allow,
    zone: calendar.zone,
    today,
  }
}
export type PlanShown = ReturnType<typeof planShown>

function actionShown(action: PlanActionFact, { caseFile, calendar, actor }: Asked, today: Day): ActionShown {
  const over = isFinished(caseFile.stage)
  const next = over ? null : nextOccurrence(action, caseFile.removalDays, calendar)
  const due = caseFile.plan.startedAt !== null && next !== null && next <= today
  const standing = action.checkIns.filter((one) => !one.undone).slice(-newest)
  return {
    id: action.root,
    what: action.what,
    who: action.backupName ? `${action.ownerName}, backup ${action.backupName}` : action.ownerName,
    often: often[action.frequency],
    verification: action.verification,
    endRule: action.endRule,
    ifNot: action.ifNot,
    lacks: over || action.ended ? [] : lacksOf(action),
    dueOn: next,
    dueTime: action.dueTime,
    overdue: due && next < today,
    token: due && may(actor, 'plan.checkIn', caseFile, today).allow ? crypto.randomUUID() : null,
    ended: action.ended?.reason,
    checkIns: [...standing].reverse().map((one) => ({
      id: one.entryId,
      text: `${dayText(one.dueOn, today)}: ${one.result === 'done' ? 'done' : `not done. Instead: ${one.instead ?? ''}`} (${timeText(one.at, calendar.zone)})`,
      own: !over && one.by === actor.id,
    })),
  }
}

/** What the start of a plan is filled with: today, and the latest day on which it is reviewed at this level. */
export function planStartOpening({ caseFile, calendar, now, profile }: Asked) {
  const today = localOf(now, calendar.zone).day
  const plan = caseFile.plan.kind === 'none' && caseFile.level.counts === null ? 'interim' : ''
  return { plan, startsOn: today, reviewOn: latestReview(caseFile, today, profile, calendar) ?? '' }
}

/** What a review is filled with: the latest day of the next one. */
export function reviewOpening({ caseFile, calendar, now, profile }: Asked) {
  const today = localOf(now, calendar.zone).day
  return { nextReviewOn: latestReview(caseFile, today, profile, calendar) ?? '' }
}
