import type { CaseFile } from '#app/domain/case-file.ts'
import type { GateContext, Step } from '#app/domain/gate.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { missingLines } from '#app/domain/gates/together.ts'
import { historySources } from '#app/domain/file/inquiry.ts'
import type { InterviewRole } from '#app/domain/file/inquiry.ts'
import { givenName, isAdultConcern } from '#app/domain/identity.ts'
import { parentsToTell } from '#app/domain/file/people.ts'
import { levelWaiting } from '#app/domain/level-of-concern.ts'
import { reviewDueOn } from '#app/domain/plan-review-day.ts'
import { proposalWaiting } from '#app/domain/screening.ts'
import { dayText } from '#app/ui/when.ts'
import type { Around } from './right-now.ts'

export interface Still {
  text: string
  /** Where it is done; left out for whoever may not. */
  href?: string
}

/** The next step of the team, where it is taken, and what is still missing before it. */
export interface NextStep {
  heading: string
  still: readonly Still[]
  action?: { label: string; href: string }
}

/** Most lines shown; the rest is counted. */
const most = 8

/** What comes next at the folder's stage; null where nothing does. */
export function nextStep(file: CaseFile, context: GateContext, around: Around): NextStep | null {
  const missing = (step: Step): Still[] => missingLines(whatIsMissing(file, step, context))
  switch (file.stage) {
    case 'reported':
      return {
        heading: 'Next: open this report',
        still: [],
        action: { label: 'Open this report', href: 'acknowledge' },
      }
    case 'triage':
      return screening(file, missing('end-screening'))
    case 'opened':
    case 'inquiry':
    case 'reopened':
      return {
        heading: 'Next: the team meeting',
        still: short([...inquiry(file, around), ...missing('record-level')]),
        action: { label: 'Record the meeting', href: 'meeting/new' },
      }
    case 'assessment':
      return {
        heading: levelWaiting(file) ? 'Next: the level is approved' : 'Next: the level of concern',
        still: short(missing('record-level')),
        action: { label: 'Level of concern', href: 'level' },
      }
    case 'plan_pending':
      return {
        heading: 'Next: the plan starts',
        still: short([...approval(file), ...missing('start-plan')]),
        action: { label: 'Build the plan', href: 'plan' },
      }
    case 'managing': {
      const on = reviewDueOn(file, context.profile, context.calendar)
      const heading = on ? `Next: the plan review, ${dayText(on, around.today)}` : 'Next: the plan review'
      return { heading, still: approval(file), action: { label: 'Review the plan', href: 'plan/review' } }
    }
    case 'closure_review':
      return {
        heading: 'Next: the closing is signed',
        still: short(missing('close')),
        action: { label: 'To the closing', href: 'closing' },
      }
    case 'screened_out':
    case 'closed':
    case 'merged':
      return null
  }
}

/** One list of what is still to be done, then the outcome. */
function screening(file: CaseFile, missing: readonly Still[]): NextStep {
  const spoken = new Set(file.inquiry.interviews.filter((one) => !one.notDone).map((one) => one.role))
  const targets = file.targets.filter(({ kind }) => kind === 'student')
  const waiting = proposalWaiting(file)
  const still: Still[] = [
    ...whoSaidIt(file, spoken),
    ...(targets.length > 0 && !spoken.has('target')
      ? [{ text: `Talk with ${targets.map((one) => one.name).join(', ')}`, href: 'interview/new' }]
      : []),
    ...(parentsToTell(file.targets).length > 0
      ? [{ text: 'Call the home of whoever might be hurt', href: 'contact/new' }]
      : []),
    ...missing,
    ...(waiting ? [{ text: 'Second person', href: 'triage' }] : []),
  ]
  return {
    heading: 'To finish',
    still: short(still),
    action: waiting
      ? { label: 'Confirm the outcome', href: 'triage' }
      : { label: 'Record the outcome', href: 'triage' },
  }
}

/** The talk with whoever the concern is about, and the call home where that is a student; nobody can talk with an unknown author. */
function whoSaidIt(file: CaseFile, spoken: ReadonlySet<InterviewRole>): Still[] {
  const { student } = file
  if (student?.concern === 'unknown') return [{ text: 'Find out who it was', href: 'identify' }]
  if (isAdultConcern(file)) {
    return spoken.has('adult') ? [] : [{ text: `Talk with ${student?.name ?? 'the person'}`, href: 'interview/new' }]
  }
  const name = givenName(file)
  const withStudent = spoken.has('student-k5') || spoken.has('student-6-12')
  const called = file.contacts.some((one) => one.with === 'parent' && (one.reached === 'yes' || one.notCalled))
  return [
    ...(withStudent ? [] : [{ text: name ? `Talk with ${name}` : 'Talk with the student', href: 'interview/new' }]),
    ...(called ? [] : [{ text: 'Call home', href: 'contact/new' }]),
  ]
}

const approval = (file: CaseFile): Still[] =>
  levelWaiting(file) ? [{ text: 'The level of concern awaits approval.', href: 'level' }] : []

const sourceWords = {
  discipline: 'Discipline',
  attendance: 'Attendance',
  academic: 'Grades',
  counseling: 'Counseling',
  'prior-assessments': 'Earlier assessments',
  'law-enforcement': 'Law-enforcement contacts',
  'social-media': 'Social media',
  'special-education': 'Special education',
} as const

/** What the inquiry still waits for: asked and not there yet. */
function inquiry(file: CaseFile, { today }: Around): Still[] {
  const waiting = historySources.flatMap((source) => {
    const row = file.inquiry.history[source]
    if (!row || (row.state !== 'requested' && row.state !== 'pending')) return []
    const asked = row.state === 'requested' ? `, asked ${dayText(row.happened.on, today)}` : ''
    return [{ text: `History, ${sourceWords[source].toLowerCase()}: waiting${asked}`, href: 'history' }]
  })
  const undone = file.inquiry.interviews
    .filter((one) => one.notDone)
    .map((one) => ({
      text: `Interview with ${one.with}: ${one.notDone ?? ''}, tried ${dayText(one.happened.on, today)}`,
      href: 'interview/new',
    }))
  // Nobody has a history as long as nobody is known.
  if (file.student?.concern === 'unknown')
    return [{ text: 'Find out who it was', href: 'identify' }, ...undone, ...waiting]
  const started = Object.keys(file.inquiry.history).length > 0
  return [...undone, ...waiting, ...(started ? [] : [{ text: 'History review: not begun', href: 'history' }])]
}

function short(lines: readonly Still[]): Still[] {
  const once = lines.filter((one, n) => lines.findIndex(({ text }) => text === one.text) === n)
  const rest = once.length - most
  return rest <= 1 ? once : [...once.slice(0, most), { text: `and ${rest} more`, href: 'level' }]
}
