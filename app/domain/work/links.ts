import type { CaseId, EntryId } from '../ids.ts'
import type { ClockId } from '../profiles/profile.ts'

/** Where each deadline is finished, relative to the case's page. */
const finishedAt: Readonly<Record<ClockId, string>> = {
  'acknowledge-danger': 'acknowledge',
  acknowledge: 'acknowledge',
  'police-told': 'police/told/new',
  triage: 'triage',
  'triage-urgent': 'triage',
  'confirm-opening': 'triage',
  'parent-contacted': 'contact/new',
  'target-parent-told': 'contact/new',
  'target-parent-written': 'contact/new',
  meeting: 'meeting/new',
  'level-approval': 'level',
  'means-verify-told': 'weapon-check/new',
  'means-verify-again': 'weapon-check/new',
  'interim-plan': 'plan/start',
  plan: 'plan',
  'plan-review': 'plan/review',
  'missed-action-owner': 'plan',
  'missed-action-backup': 'plan',
  'missed-action-chair': 'plan',
  'missed-action-district': 'plan',
  'order-expiry': 'order/new',
  'no-contact': 'interview/new',
  watch: '',
  'emergency-sharing': 'disclosures',
  'consent-ending': 'consents/new',
  'inspection-state': 'inspection/package',
  'inspection-federal': 'inspection/package',
}

/** A page of a case. `place` is relative to `/cases/:id`; empty for the case page itself. */
export const caseHref = (caseId: CaseId, place = ''): string =>
  place ? `/cases/${caseId}/${place}` : `/cases/${caseId}`

/** The form that finishes a deadline, with what it is about chosen beforehand. */
export const finishedHref = (caseId: CaseId, clock: ClockId, about?: EntryId): string =>
  caseHref(caseId, `${finishedAt[clock]}${chosen(clock, about)}`)

function chosen(clock: ClockId, about: EntryId | undefined): string {
  if (clock === 'parent-contacted') return '?with=parent'
  if (clock === 'consent-ending') return about ? `?replaces=${about}` : ''
  if (clock !== 'target-parent-told' && clock !== 'target-parent-written') return ''
  const how = clock === 'target-parent-written' ? '&how=letter' : ''
  return `?with=target-parent${about ? `&target=${about}` : ''}${how}`
}
