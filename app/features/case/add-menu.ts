import type { CaseFile } from '#app/domain/case-file.ts'
import { proposalWaiting } from '#app/domain/screening.ts'
import { isScreening } from '#app/domain/stages.ts'
import type { Day } from '#app/domain/time.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import type { Actor } from '#app/policy/roles.ts'

/** What can be added to a case, in the order of the menu. Every kind at every stage (P2). */
const additions = [
  { label: 'Contact', place: 'contact/new', action: 'contact.record' },
  { label: 'Note', place: 'note/new', action: 'note.record' },
  { label: 'Interview', place: 'interview/new', action: 'interview.record' },
  { label: 'Weapon access, as told', place: 'weapon-access/new', action: 'means.record' },
  { label: 'Home visit', place: 'home-visit/new', action: 'homeVisit.record' },
  { label: 'Target', place: 'target/new', action: 'target.record' },
  { label: 'History', place: 'history', action: 'history.record' },
  { label: 'File', place: 'file/new', action: 'file.add' },
  { label: 'Police', place: 'police/new', action: 'police.record' },
  { label: 'Interim measure', place: 'interim/new', action: 'interim.record' },
  { label: 'Order', place: 'order/new', action: 'order.record' },
  { label: 'Health', place: 'health/new', action: 'health.record' },
  { label: 'Told in an emergency', place: 'disclosures/emergency', action: 'disclosure.emergency' },
  { label: 'Shared with somebody', place: 'disclosures/new', action: 'disclosure.record' },
  { label: 'Written consent', place: 'consents/new', action: 'consent.record' },
  { label: 'Parent asks to see it', place: 'inspection/new', action: 'inspection.record' },
  { label: 'Parent asks to change it', place: 'amendment/new', action: 'amendment.record' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

/** Decisions and work, apart from what is put on record. */
const steps = [
  { label: 'Task', place: 'tasks/new', action: 'task.record' },
  { label: 'Team meeting', place: 'meeting/new', action: 'meeting.record' },
  { label: 'Key questions', place: 'key-questions', action: 'keyQuestion.answer' },
  { label: 'Level of concern', place: 'level', action: 'level.propose' },
  { label: 'Outcomes', place: 'outcomes', action: 'outcome.record' },
  { label: 'Plan', place: 'plan', action: 'plan.record' },
  { label: 'Return to school', place: 'return/new', action: 'return.decide' },
  { label: 'Closing', place: 'closing', action: 'closing.propose' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

/** What a screening needs besides, in its own order. */
const screeningSteps = [
  { label: 'Who is this about?', place: 'identify', action: 'triage.record' },
  { label: 'Prior contacts', place: 'prior-contacts', action: 'triage.record' },
  { label: 'Record the outcome', place: 'triage', action: 'triage.decide' },
  { label: 'Tasks', place: 'tasks', action: 'task.record' },
  { label: 'Join to another report', place: 'join', action: 'triage.record' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

/** A report that was joined goes on by itself again. */
const joinedSteps = [
  { label: 'Take this report out again', place: 'unjoin', action: 'triage.record' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

/** An open case keeps the way to correct who it is about. */
const identitySteps = [
  { label: 'Who is this about?', place: 'identify', action: 'triage.record' },
  { label: 'Tasks', place: 'tasks', action: 'task.record' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

export interface MenuItem {
  label: string
  href: string
}

const allowed = (
  list: readonly { label: string; place: string; action: Action }[],
  actor: Actor,
  file: CaseFile,
  today: Day,
): MenuItem[] =>
  list
    .filter(({ action }) => may(actor, action, file, today).allow)
    .map(({ label, place }) => ({ label, href: `/cases/${file.id}/${place}` }))

/** What this person may add to the folder. */
export const addMenu = (actor: Actor, file: CaseFile, today: Day): MenuItem[] => allowed(additions, actor, file, today)

/** The decisions and the work that this person may do: in a screening its own, in an open case those of a case. */
export function stepMenu(actor: Actor, file: CaseFile, today: Day): MenuItem[] {
  if (file.stage === 'merged') return allowed(joinedSteps, actor, file, today)
  if (isScreening(file.stage)) return allowed(screeningSteps, actor, file, today)
  const confirm = proposalWaiting(file)
    ? [{ label: 'Confirm the opening', place: 'triage', action: 'triage.decide' as const }]
    : []
  return allowed([...confirm, ...steps, ...identitySteps], actor, file, today)
}
