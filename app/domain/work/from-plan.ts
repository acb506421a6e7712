import type { CaseFile } from '../case-file.ts'
import { dueAfter, leadGroupOf } from '../clocks/deadline.ts'
import type { ClockContext, Owner } from '../clocks/deadline.ts'
import type { PlanActionFact } from '../file/judgement.ts'
import { leadOf } from '../file/people.ts'
import { clockRule, spanAt } from '../profiles/profile.ts'
import type { ClockId } from '../profiles/profile.ts'
import { endOfDay } from '../school-calendar.ts'
import { isFinished } from '../stages.ts'
import type { Day, Instant } from '../time.ts'
import { caseHref } from './links.ts'
import { nextOccurrence } from './next-occurrence.ts'
import { hourOf, workItem } from './work-item.ts'
import type { WorkItem, Worklist } from './work-item.ts'

const often = {
  once: 'Plan: once',
  'each-school-day': 'Plan: each school day',
  weekly: 'Plan: each week',
  'each-arrival': 'Plan: at each arrival',
  monthly: 'Plan: each month',
} as const

/**
 * The next occurrence of each action of the plan: checked in with one tap. One that was missed is asked of its backup,
 * then of whoever leads the case, and the same day of the district's leads (workflow, missed plan action). They may not be
 * on the case: their row leads to its team, whose lead they call or change, and which they may join.
 */
export const fromPlan: Worklist = (file, context) => {
  if (isFinished(file.stage) || file.plan.startedAt === null) return []
  return file.plan.actions.flatMap((action) => {
    const dueOn = nextOccurrence(action, file.removalDays, context.calendar)
    return dueOn ? rowsOf(file, action, dueOn, context) : []
  })
}

function rowsOf(file: CaseFile, action: PlanActionFact, dueOn: Day, context: ClockContext): WorkItem[] {
  const hour = hourOf(dueOn, action.dueTime, context)
  const due = hour ?? endOfDay(context.calendar, dueOn)
  const about = `check-in:${action.root}:${dueOn}`
  const row = (owner: Owner, change: Partial<WorkItem> = {}, before = '') =>
    workItem(
      file,
      {
        about: `${before}${about}`,
        owner,
        what: action.what,
        why: often[action.frequency],
        href: caseHref(file.id, `plan/actions/${action.root}/check-in?due=${dueOn}`),
        dueOn: hour ? null : dueOn,
        dueAt: hour,
        form: 'check-in',
        ...change,
      },
      context,
    )
  const missed = (clock: ClockId, owner: Owner, why: string, change: Partial<WorkItem> = {}) => {
    const from = missedFrom(clock, due, context)
    return from ? [row(owner, { why, amberAt: from, redAt: from, ...change }, `${clock}:`)] : []
  }
  const late = `Not recorded by ${action.ownerName}`
  const lead = leadOf(file.team)
  return onceEach([
    row(action.owner, { redAt: missedFrom('missed-action-owner', due, context) ?? due }),
    ...(action.backup ? missed('missed-action-backup', action.backup, `${late}: you are the backup`) : []),
    ...missed('missed-action-chair', leadGroupOf(file), late),
    ...missed('missed-action-district', 'district-leads', lead ? `Not recorded. Call ${lead.name}.` : 'Not recorded', {
      what: 'An action of a plan was missed',
      href: caseHref(file.id, 'team?missed=yes'),
      form: 'link',
    }),
  ])
}

/** When somebody is asked about a missed action: so long after it was due as the profile says. */
function missedFrom(clock: ClockId, due: Instant, { profile, calendar }: ClockContext): Instant | null {
  const span = spanAt(clockRule(profile, clock), 'not-assessed')
  return (span && dueAfter(span, due, calendar)?.at) ?? null
}

/** Who is asked already is not asked again in another place. */
const onceEach = (rows: readonly WorkItem[]): WorkItem[] =>
  rows.filter((row, n) => rows.findIndex(({ owner }) => owner === row.owner) === n)
