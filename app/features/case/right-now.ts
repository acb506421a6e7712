import type { CaseFile } from '#app/domain/case-file.ts'
import { endedUnreplaced } from '#app/domain/clocks/endings.ts'
import { parentsToTell } from '#app/domain/file/people.ts'
import type { AddressFact, InterimFact } from '#app/domain/file/safety.ts'
import { checkOverdue } from '#app/domain/means.ts'
import { policeLaw } from '#app/domain/police-law.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import type { Day, Moment } from '#app/domain/time.ts'
import { returnOwedOn } from '#app/domain/work/from-returns.ts'
import { dayText, instantText, shortDayText, timeText } from '#app/ui/when.ts'

export interface Around {
  calendar: SchoolCalendar
  today: Day
  profile: Pick<Profile, 'policeReport'>
  /** The reader sees a part of the folder: that something is missing is not said, since it may only be hidden. */
  partial?: boolean
}

/** A line of "Right now": what is, in a few words, and where it stands. */
export interface NowLine {
  text: string
  href?: string
  /** Said first and plainly: somebody may be in danger. */
  first?: boolean
  /** Says that nothing is on record. */
  absent?: true
}

/** At most this many lines, besides orders that ended: what everybody has to know before anything else. */
const most = 4

/** What holds right now: danger, police, weapons, whether the student is at school, targets (pages.md C). */
export function rightNow(file: CaseFile, around: Around): NowLine[] {
  if (isFinished(file.stage)) return finished(file, around)
  // Whoever is not safe yet comes before what is known of weapons: the last lines may be cut.
  const [soon, late] = notSafe(file) === '' ? [[], targets(file)] : [targets(file), []]
  const lines = [
    ...danger(file, around),
    ...police(file, around),
    ...soon,
    ...weapons(file, around),
    ...ordersEnded(file, around),
    ...atSchool(file, around),
    ...late,
  ]
  return lines.filter(({ absent }) => !(around.partial && absent)).slice(0, most + ordersEnded(file, around).length)
}

/** "9:02 pm" today, else "25 Feb, 9:02 pm", else the day alone. */
function briefly(moment: Moment, { today, calendar: { zone } }: Around): string {
  if (!moment.at) return shortDayText(moment.on, today)
  return moment.on === today
    ? timeText(moment.at, zone)
    : `${shortDayText(moment.on, today)}, ${timeText(moment.at, zone)}`
}

function danger({ danger: { imminent, standDown } }: CaseFile, around: Around): NowLine[] {
  if (!imminent) return []
  const since = `Someone is in danger, since ${instantText(imminent.at, around.calendar.zone, around.today)}`
  if (imminent.called === 'not-yet')
    return [{ text: `${since}. 911: not called yet`, href: 'danger/call', first: true }]
  const called = imminent.calledAt ? `, ${briefly(imminent.calledAt, around)}` : ''
  const by = imminent.calledBy ? ` by ${imminent.calledBy}` : ''
  const waiting = standDown.proposed ? ' Standing down waits for a second person' : ''
  return [{ text: `${since}. 911 called${by}${called}.${waiting}`, href: 'danger/stand-down', first: true }]
}

function police(file: CaseFile, around: Around): NowLine[] {
  const { told, mustReport } = file.police
  const last = told.at(-1)
  if (last) return [{ text: `Police told ${briefly(last.at, around)}, ${last.whom}`, href: `entries/${last.entryId}` }]
  if (mustReport?.answer === 'yes') return [{ text: 'Police: not yet told', href: 'police/told/new', first: true }]
  if (mustReport)
    return [
      {
        text: `Police: ${mustReport.answer === 'no' ? 'need not be told' : 'no duty to tell'}`,
        href: `entries/${mustReport.entryId}`,
      },
    ]
  if (file.stage === 'reported') return []
  const law = policeLaw(file, around.profile)
  return law.covers === 'no'
    ? [{ text: `Police: no duty to tell. ${law.notCovered}`, href: 'police/new' }]
    : [{ text: 'Police: whether they must be told is not answered yet', href: 'police/new', absent: true }]
}

const safeWords = {
  'removed-by-police': 'removed by police',
  moved: 'moved elsewhere',
  locked: 'locked',
  'ammunition-removed': 'ammunition removed',
  nothing: 'nothing made safe',
} as const

function weapons({ means }: CaseFile, around: Around): NowLine[] {
  if (means.addresses.length === 0) {
    return [
      {
        text: means.asked ? 'Weapon access: asked, no address named' : 'Weapon access: not asked yet',
        href: 'weapon-access/new',
        absent: true,
      },
    ]
  }
  return [
    {
      text: `Weapon access: ${means.addresses.map((one) => addressWords(one, around)).join(' ')}`,
      href: 'weapon-access/new',
    },
  ]
}

function addressWords(address: AddressFact, around: Around): string {
  const by = address.checkAgainBy && shortDayText(address.checkAgainBy, around.today)
  const check = by ? `, ${checkOverdue(address, around.today) ? 'check overdue since' : 'check again by'} ${by}` : ''
  const seen = address.asOf ? ` ${shortDayText(address.asOf.on, around.today)}` : ''
  return `${address.label}, ${stateOf(address, around)}${address.madeSafe ? '' : seen}${check}.`
}

function stateOf({ answer, basis, madeSafe }: AddressFact, around: Around): string {
  if (madeSafe) {
    const by =
      madeSafe.how === 'removed-by-police' && madeSafe.verifiedBy
        ? `removed by ${madeSafe.verifiedBy}`
        : safeWords[madeSafe.how]
    return `${by} ${briefly(madeSafe.at, around)}`
  }
  const told = basis === 'told'
  switch (answer) {
    case 'yes':
      return told ? 'weapons, as told' : 'weapons seen'
    case 'no':
      return told ? 'none, as told' : 'none seen'
    case 'refused':
      return 'refused to say'
    case 'unknown':
      return 'not known'
    case 'not-asked':
      return 'not asked yet'
  }
}

/** Orders that ended with nothing in their place: whom they protected, they protect no more. */
const ordersEnded = ({ orders }: CaseFile, { today }: Around): NowLine[] =>
  orders
    .filter((one) => endedUnreplaced(one, today))
    .map((one) => ({
      text: `Order ended ${shortDayText(one.expiresOn ?? today, today)}, not replaced`,
      href: 'order/new',
    }))

const whose = {
  district: 'district’s decision',
  'parent-at-our-request': 'parent’s decision, at our request',
  parent: 'parent’s own decision',
} as const

/** Whether the student is at school today, and who decided; only once a case is open, and of nobody who is not known. */
function atSchool(file: CaseFile, { today, calendar }: Around): NowLine[] {
  if (isScreening(file.stage) || file.student?.concern === 'unknown') return []
  const away = awayOn(file, today)
  if (away) {
    const until = away.until ? `through ${dayText(away.until, today)}` : 'until further notice'
    return [{ text: `At school: no, ${until}${away.why ? ` (${away.why})` : ''}`, href: `entries/${away.entryId}` }]
  }
  if (file.removalDays.includes(today)) return [{ text: 'At school: no, kept away today' }]
  const back = file.plan.returns.at(-1)
  if (back && back.on > today)
    return [{ text: `At school: no, back on ${dayText(back.on, today)}`, href: `entries/${back.entryId}` }]
  const next = awayNext(file, today)
  if (next) {
    const days = `from ${dayText(next.from, today)}${next.until ? ` through ${dayText(next.until, today)}` : ''}`
    return [{ text: `At school: no ${days}${next.why ? ` (${next.why})` : ''}`, href: `entries/${next.entryId}` }]
  }
  const owed = returnOwedOn(file, calendar)
  if (!owed || owed > today) return [{ text: 'At school: not kept away', absent: true }]
  const since = dayText(owed, today)
  return [{ text: `At school: not kept away since ${since}. No return is decided`, href: 'return/new', absent: true }]
}

interface Away {
  until: Day | null
  why?: string
  entryId: string
}

/** What will keep the student away from a later day on: of what is decided, what stands from its first day to come. */
function awayNext(file: CaseFile, today: Day): (Away & { from: Day }) | null {
  const firsts = [
    ...file.interim.filter((one) => one.keepsAway && !one.ended).map(({ from }) => from),
    ...file.outcomes.discipline.map(({ days }) => days[0]),
  ]
  const [from] = firsts.filter((day) => day != null && day > today).sort()
  const away = from && awayOn(file, from)
  return away ? { ...away, from } : null
}

/** What keeps the student away on a day: the measure or the suspension that lasts longest. */
function awayOn({ interim, outcomes }: CaseFile, today: Day): Away | null {
  const all = [
    ...interim
      .filter((one) => keepsAway(one, today))
      .map(({ until, whoseDecision, entryId }) => ({ until, why: whoseDecision && whose[whoseDecision], entryId })),
    ...outcomes.discipline
      .filter(({ days: [first = today], days }) => first <= today && today <= (days.at(-1) ?? ''))
      .map(({ days, entryId }) => ({ until: days.at(-1) ?? null, why: 'discipline', entryId })),
  ]
  const longest = all.reduce<(typeof all)[number] | null>(
    (best, one) => (best && (best.until === null || (one.until !== null && one.until < best.until)) ? best : one),
    null,
  )
  return longest && { ...longest, why: longest.why ?? undefined }
}

const keepsAway = (one: InterimFact, today: Day): boolean =>
  one.keepsAway && !one.ended && (one.from === null || one.from <= today) && (one.until === null || one.until >= today)

/** Who is recorded as not safe yet, in words that follow a line; empty where nobody is. */
function notSafe({ targets: all }: CaseFile): string {
  const names = all.filter(({ safeNow }) => safeNow === 'no').map(({ name }) => name)
  return names.length > 0 ? `. Not safe yet: ${names.join(', ')}` : ''
}

function targets(file: CaseFile): NowLine[] {
  const { targets: all } = file
  if (all.length === 0) return []
  const unsafe = notSafe(file)
  const students = all.filter(({ kind }) => kind === 'student')
  if (students.length === 0) return [{ text: `Named as targets: ${all.map(({ name }) => name).join(', ')}${unsafe}` }]
  const told = students.length - parentsToTell(all).length
  const parents =
    told === students.length ? 'parents told' : told === 0 ? 'parents not yet told' : `parents of ${told} told`
  return [{ text: `Students named as targets: ${students.length}, ${parents}${unsafe}`, href: 'contact/new' }]
}

/** "Closed 1 Jun. Court order runs to 16 Mar 2028; alarms stay on." */
function finished(file: CaseFile, around: Around): NowLine[] {
  const { today } = around
  const { zone } = around.calendar
  const orders = file.orders.filter((one) => !one.replacedBy && !one.ended && one.expiresOn && one.expiresOn >= today)
  const { closed } = file.closing
  const watch = closed ? closed.watchUntil : file.triage.watchUntil
  return [
    ...danger(file, around),
    ...(file.stageSince ? [{ text: `${finishedWords(file)} ${instantText(file.stageSince, zone, today)}.` }] : []),
    ...orders.map((one) => ({
      text: `Order runs to ${dayText(one.expiresOn ?? today, today)}; alarms stay on.`,
      href: `entries/${one.entryId}`,
    })),
    ...ordersEnded(file, around),
    ...(watch && watch >= today ? [{ text: `New reports are watched for until ${dayText(watch, today)}.` }] : []),
  ]
}

function finishedWords({ stage, triage }: CaseFile): string {
  if (stage === 'closed') return 'Closed'
  if (stage === 'merged') return `Joined to ${triage.joinedTo?.caseNumber ?? 'another case'},`
  const outcome = triage.proposals.at(-1)?.outcome
  if (outcome === 'resolved') return 'Resolved, no continuing concern,'
  if (outcome === 'routed') return 'Passed on to where it belongs,'
  return outcome === 'not-a-threat' ? 'Not a threat,' : 'Finished'
}
