import type { Basis, ClockRule } from './profile.ts'

const ours = (text: string): Basis => ({ kind: 'ours', text })
const law = (text: string): Basis => ({ kind: 'law', text })

const hours = 60

/** The default clocks of a California district. Every number is a default that the district may change. */
export const caClocks: readonly ClockRule[] = [
  {
    clock: 'acknowledge-danger',
    what: 'Open this report: danger marked',
    minutes: 5,
    basis: ours('A report of danger is opened within 5 minutes, day and night'),
  },
  {
    clock: 'acknowledge',
    what: 'Open this report',
    minutes: 60,
    schoolHoursOnly: true,
    at: '07:30',
    amberBeforeMinutes: 15,
    basis: ours('Every report is opened within the hour; outside school hours, first thing on the next school day'),
  },
  {
    clock: 'police-told',
    what: 'Tell police',
    minutes: 0,
    amberAfterMinutes: 15,
    redAfterMinutes: 30,
    basis: law('California Education Code 49393: police are told immediately (the minutes shown are ours)'),
  },
  {
    clock: 'triage',
    what: 'Finish the screening',
    schoolDays: 0,
    amberBeforeMinutes: 60,
    basis: ours('Two people screen every report on the same school day'),
  },
  {
    clock: 'triage-urgent',
    what: 'Finish the screening',
    minutes: 2 * hours,
    amberBeforeMinutes: 30,
    basis: ours('A weapon, a target or a time was named: two people screen it within 2 hours'),
  },
  {
    clock: 'confirm-opening',
    what: 'Confirm the triage',
    at: '07:30',
    basis: ours('Two people confirm every triage'),
  },
  {
    clock: 'parent-contacted',
    what: 'Call the parents of the student of concern',
    schoolDays: 0,
    amberBeforeMinutes: 60,
    basis: ours('Parents hear from us the same day, before dismissal'),
  },
  {
    clock: 'target-parent-told',
    what: 'Tell the parents of the student who might be hurt',
    minutes: 12 * hours,
    amberBeforeMinutes: 2 * hours,
    basis: ours('Parents of a target are told within 12 hours (borrowed from Oregon, ORS 339.327)'),
  },
  {
    clock: 'target-parent-written',
    what: 'Send the written notice to the parents of the student who might be hurt',
    minutes: 24 * hours,
    amberBeforeMinutes: 4 * hours,
    basis: ours('Parents of a target have it in writing within 24 hours (borrowed from Oregon, ORS 339.327)'),
  },
  {
    clock: 'meeting',
    what: 'Hold the team meeting',
    byLevel: {
      imminent: { schoolDays: 1 },
      high: { schoolDays: 1 },
      moderate: { schoolDays: 3 },
      low: { schoolDays: 5 },
      'not-assessed': { schoolDays: 3 },
    },
    amberBeforeMinutes: 24 * hours,
    basis: ours('The team meets within 1 school day (high), 3 (moderate, or not yet assessed) or 5 (low)'),
  },
  {
    clock: 'level-approval',
    what: 'Approve the level of concern',
    at: '18:00',
    leastMinutes: 60,
    basis: ours('Somebody else approves the level the same day'),
  },
  {
    clock: 'means-verify-told',
    what: 'Check the storage',
    days: 3,
    basis: ours('Being told isn’t being seen: storage is checked within 72 hours'),
  },
  {
    clock: 'means-verify-again',
    what: 'Check the storage again',
    days: 30,
    basis: ours('Access may have changed: storage is checked every 30 days'),
  },
  {
    clock: 'interim-plan',
    what: 'Start an interim plan',
    at: '07:30',
    basis: ours('An interim plan stands before the student is next at school'),
  },
  {
    clock: 'plan',
    what: 'Start the plan',
    byLevel: { imminent: { schoolDays: 2 }, high: { schoolDays: 2 }, moderate: { schoolDays: 5 } },
    amberBeforeMinutes: 24 * hours,
    basis: ours('The plan stands within 2 school days (high) or 5 (moderate) of the level'),
  },
  {
    clock: 'plan-review',
    what: 'Review the plan',
    byLevel: {
      imminent: { days: 7 },
      high: { days: 7 },
      moderate: { days: 14 },
      low: { days: 30 },
      'not-assessed': { days: 14 },
    },
    basis: ours(
      'A plan is reviewed every 7 days (high), 14 (moderate) or 30 (low), never later (after Florida’s monthly review)',
    ),
  },
  {
    clock: 'missed-action-owner',
    what: 'Missed plan action: overdue for its owner',
    minutes: 15,
    basis: ours('A plan action counts as missed 15 minutes after it was due'),
  },
  {
    clock: 'missed-action-backup',
    what: 'Missed plan action: ask its backup',
    minutes: 30,
    basis: ours('The backup is asked 30 minutes after a missed plan action was due'),
  },
  {
    clock: 'missed-action-chair',
    what: 'Missed plan action: ask whoever leads the case',
    minutes: hours,
    basis: ours('Whoever leads the case is asked an hour after a missed plan action was due'),
  },
  {
    clock: 'missed-action-district',
    what: 'Missed plan action: ask a district lead',
    schoolDays: 0,
    basis: ours('A district lead hears of a missed plan action at the end of the same school day'),
  },
  {
    clock: 'order-expiry',
    what: 'Prepare for the end of the order',
    alarmDays: [90, 30, 7],
    basis: ours('An order’s end is seen coming: 90, 30 and 7 days before'),
  },
  {
    clock: 'no-contact',
    what: 'Talk with the student of concern',
    byLevel: { imminent: { schoolDays: 5 }, high: { schoolDays: 5 }, moderate: { schoolDays: 10 } },
    basis: ours('No contact for 5 school days (high) or 10 (moderate) is too long'),
  },
  {
    clock: 'watch',
    what: 'The watch ends',
    basis: ours('A new report about the same student soon after the end is read together with what ended'),
  },
  {
    clock: 'emergency-sharing',
    what: 'Say whether the emergency by which somebody was told goes on',
    days: 7,
    basis: ours('A health or safety emergency is limited in time (34 CFR 99.36): renewed or ended on its day'),
  },
  {
    clock: 'consent-ending',
    what: 'A written consent ends: ask for a new one if it is still needed',
    alarmDays: [14],
    basis: ours('The end of a consent by which something was given is seen coming: 14 days before'),
  },
  {
    clock: 'inspection-state',
    what: 'Show the record to the parent who asked',
    weekdays: 5,
    basis: law('California Education Code 49069.7: within 5 business days of the request'),
  },
  {
    clock: 'inspection-federal',
    what: 'Show the record to the parent who asked: last day',
    days: 45,
    basis: law('34 CFR 99.10: within 45 days of the request'),
  },
]
