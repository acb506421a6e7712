import type { CaseFile } from '../case-file.ts'
import { clocks } from '../clocks.ts'
import type { ClockContext, Deadline } from '../clocks/deadline.ts'
import { isRunning } from '../clocks/deadline.ts'
import { alarmDaysOf } from '../clocks/endings.ts'
import { consentAlarmsOf } from '../clocks/sharing.ts'
import { readFrom } from '../clocks/report.ts'
import type { ClockId } from '../profiles/profile.ts'
import { opensCase, proposalWaiting } from '../screening.ts'
import { instantAt } from '../time.ts'
import type { Day } from '../time.ts'
import { targetInShort } from '../names.ts'
import { caseHref, finishedHref } from './links.ts'
import { orderEnded, waitingRow, workItem } from './work-item.ts'
import type { WorkItem, Worklist } from './work-item.ts'

/** A clock's rows; most have one, for whoever owns it. */
type RowsOf = (one: Deadline, file: CaseFile, context: ClockContext) => WorkItem[]

const plainRow = (one: Deadline, file: CaseFile, context: ClockContext, change: Partial<WorkItem> = {}): WorkItem =>
  workItem(
    file,
    {
      about: one.id,
      owner: one.owner,
      what: one.what,
      why: one.basis.text,
      href: finishedHref(file.id, one.clock, one.about),
      dueAt: one.dueAt,
      dueOn: one.dueOn,
      amberAt: one.amberAt,
      redAt: one.redAt,
      ...change,
    },
    context,
  )

const row: RowsOf = (one, file, context) => [plainRow(one, file, context)]

/**
 * Danger is everybody's at once. Otherwise the school's group opens it; the people on call see it from when it is
 * received while nobody reads reports, else from when it is overdue (`amberAt` says from when).
 */
const acknowledge: RowsOf = (one, file, context) => {
  const danger = one.clock === 'acknowledge-danger'
  const shownFrom = danger || !readFrom(one.startedAt, context) ? one.startedAt : one.redAt
  const onCall = { id: `${file.id}:${one.id}:on-call`, owner: 'on-call', amberAt: shownFrom, danger }
  return [plainRow(one, file, context, { danger }), { ...plainRow(one, file, context), ...onCall }]
}

/** Each person who knows sees that police have not been told (P17). */
const police: RowsOf = (one, file, context) => {
  const aware = file.police.awareBy.length > 0 ? file.police.awareBy : [one.owner]
  return aware.map((owner) => ({
    ...plainRow(one, file, context, { danger: true, what: 'Tell police: not yet reported', owner }),
    id: `${file.id}:${one.id}:${owner}`,
  }))
}

/** The group finishes the screening; once an outcome is proposed, somebody else confirms it. */
const triage: RowsOf = (one, file, context) => {
  const waiting = proposalWaiting(file)
  if (!waiting || opensCase(waiting.outcome)) return row(one, file, context)
  const about = `confirm:${waiting.entryId}`
  const confirm = plainRow(one, file, context, {
    what: 'Confirm the screening',
    why: 'Two people confirm every triage',
    href: caseHref(file.id, 'triage'),
  })
  const asked = [{ ...confirm, id: `${file.id}:${about}` }]
  return [...asked, ...waitingRow(file, asked, { about, by: waiting.by, since: waiting.at }, context)]
}

const confirmOpening: RowsOf = (one, file, context) => {
  const waiting = proposalWaiting(file)
  if (!waiting) return []
  const confirm = plainRow(one, file, context)
  const about = `confirm:${waiting.entryId}`
  const asked: WorkItem[] = [
    { ...confirm, id: `${file.id}:${about}` },
    { ...confirm, id: `${file.id}:${about}:on-call`, owner: 'on-call', amberAt: one.startedAt },
  ]
  return [...asked, ...waitingRow(file, asked, { about, by: waiting.by, since: waiting.at }, context)]
}

const approval: RowsOf = (one, file, context) => {
  const proposal = file.level.proposals.at(-1)
  if (!proposal) return []
  const asked = plainRow(one, file, context)
  const lead = plainRow(one, file, context, { owner: `lead:${file.id}` })
  const about = `approve:${proposal.entryId}`
  const rows = [
    { ...asked, id: `${file.id}:${about}` },
    ...(lead.owner === proposal.by || lead.owner === asked.owner ? [] : [{ ...lead, id: `${file.id}:${about}:lead` }]),
  ]
  return [...rows, ...waitingRow(file, rows, { about, by: proposal.by, since: proposal.at }, context)]
}

const weapons: RowsOf = (one, file, context) => [
  plainRow(one, file, context, {
    form: 'weapon',
    why: 'This clock runs in school breaks.',
    href: caseHref(file.id, `weapon-check/new?address=${one.about}`),
  }),
]

/** Rows of something whose end is seen coming: one for each alarm, shown from its day on. */
const alarms = (one: Deadline, file: CaseFile, context: ClockContext, days: readonly Day[]): WorkItem[] =>
  days.map((on, n) => ({
    ...plainRow(one, file, context, { amberAt: instantAt(on, '00:00', context.calendar.zone) }),
    id: `${file.id}:${one.id}:${n}`,
  }))

/** A consent that ends is over by itself: once its day has come, nothing is left to do. */
const consent: RowsOf = (one, file, context) => {
  const found = file.shared.consents.find(({ root }) => root === one.about)
  return found ? alarms(one, file, context, consentAlarmsOf(found, context)) : []
}

/**
 * One row for each alarm, shown from its day on (`amberAt`) and due when the order ends; after that, one that says that
 * it ended and nothing replaces it.
 */
const order: RowsOf = (one, file, context) => {
  const found = file.orders.find(({ root }) => root === one.about)
  if (!found) return []
  const ended = plainRow(one, file, context, {
    what: 'An order ended and none replaces it',
    why: 'Record the next order, or that this one ended',
    amberAt: one.dueAt,
  })
  return [
    ...alarms(one, file, context, alarmDaysOf(found, context)),
    { ...ended, id: `${file.id}:${one.id}${orderEnded}` },
  ]
}

/** Each student who might be hurt has a row: who is meant, as short as a list may say it, and never to somebody outside. */
const targetParent: RowsOf = (one, file, context) => {
  const plain = plainRow(one, file, context)
  const who = plain.owner === 'district-leads' ? undefined : targetInShort(file, one.about)
  return [who ? { ...plain, why: `${who} · ${plain.why}` } : plain]
}

const rowsOf: Partial<Record<ClockId, RowsOf>> = {
  'acknowledge-danger': acknowledge,
  acknowledge,
  'police-told': police,
  triage,
  'triage-urgent': triage,
  'confirm-opening': confirmOpening,
  'level-approval': approval,
  'means-verify-told': weapons,
  'means-verify-again': weapons,
  'order-expiry': order,
  'consent-ending': consent,
  'target-parent-told': targetParent,
  'target-parent-written': targetParent,
  watch: () => [],
}

/** What the running clocks ask for. */
export const fromClocks: Worklist = (file, context) =>
  clocks(file, context)
    .filter(isRunning)
    .flatMap((one) => (rowsOf[one.clock] ?? row)(one, file, context))
