import { team, withOfficers } from './action-line.ts'
import type { ActionLine } from './action-line.ts'
import { disclosureActions } from './disclosure-actions.ts'
import { houseActions } from './house-actions.ts'
import { recordActions } from './record-actions.ts'

/**
 * Who may do what: the readable table. A right needs one of the named relations; everything else is refused. "member"
 * includes the lead. Reading a case also needs sight (sight.ts). One line an action; `about` says it in words.
 */
const table = {
  // Reports and triage
  'report.send': { who: ['staff'], about: 'Tell the team about a concern', refusal: 403 },
  'report.enter': { who: ['enters for others'], about: 'Enter a report for somebody else', refusal: 403 },
  'report.own': { who: ['anyone signed in'], about: 'See the status of own reports', refusal: 403 },
  'report.acknowledge': { who: ['triage group', 'on call', 'in a staff matter'], about: 'Open a report' },
  'triage.record': {
    who: ['triage group', 'on call', 'in a staff matter', 'member'],
    about: 'Identify, search, record a screening',
  },
  'triage.decide': {
    who: ['triage group', 'on call', 'in a staff matter', 'member'],
    about: 'Propose or confirm the outcome of a screening',
  },
  // Put on record, at every stage
  'contact.record': { who: withOfficers, about: 'Record a contact' },
  'note.record': { who: withOfficers, about: 'Record a note' },
  'target.record': { who: team, about: 'Record who might be hurt' },
  'police.record': { who: withOfficers, about: 'Record what police were told and did' },
  'police.units': { who: ['entered it'], about: 'Record when a police unit was sent and was there' },
  'danger.mark': { who: withOfficers, about: 'Mark that someone is in danger now' },
  'danger.standDown': {
    who: team,
    about: 'Stand down from imminent, with a second person',
    personal: true,
  },
  'interview.record': { who: team, about: 'Record an interview' },
  'interview.read': { who: ['member'], about: 'Say that a statement was read' },
  'means.record': { who: withOfficers, about: 'Record weapon access, as told' },
  'homeVisit.record': { who: withOfficers, about: 'Record a home visit' },
  'history.record': { who: team, about: 'Record the history review' },
  'file.add': { who: withOfficers, about: 'Add a file' },
  'file.read': { who: withOfficers, about: 'Take a file out of a case', personal: true },
  'file.block': { who: ['lead', 'chair', 'district lead in the case'], about: 'Block a file at once' },
  'interim.record': { who: team, about: 'Record an interim measure' },
  'order.record': { who: withOfficers, about: 'Record an order' },
  'health.record': { who: ['counselor member'], about: 'Record a health note' },
  // Judgement
  'meeting.record': { who: ['member'], about: 'Record a team meeting' },
  'keyQuestion.answer': { who: ['member'], about: 'Answer a key question' },
  'level.propose': { who: ['member'], about: 'Propose a level of concern, or set a working level' },
  'level.read': {
    who: ['member', 'district lead'],
    about: 'See the level of concern and what it rests on',
  },
  'level.approve': {
    who: ['lead', 'chair', 'district lead in the case', 'deputy of a district lead', 'district lead'],
    about: 'Approve a level of concern',
    personal: true,
  },
  'level.sendBack': {
    who: ['lead', 'chair', 'district lead in the case', 'deputy of a district lead', 'district lead'],
    about: 'Send a proposed level back with a question',
  },
  'override.read': {
    who: ['district lead', 'deputy who sees the case'],
    about: 'Read why somebody went on without what a gate asked for',
    personal: true,
  },
  'outcome.record': { who: ['member'], about: 'Record an outcome' },
  // Plan, work, closing
  'plan.record': { who: ['member'], about: 'Build and start a plan' },
  'plan.checkIn': { who: ['member', 'officer member', 'asked in the plan'], about: 'Record a check-in' },
  'plan.review': { who: ['member'], about: 'Review the plan' },
  'return.decide': { who: ['member'], about: 'Decide a return to school' },
  'task.record': { who: team, about: 'Make, hand over or finish a task' },
  'closing.read': {
    who: ['member', 'district lead', 'deputy of a district lead'],
    about: 'See what a closing still needs',
  },
  'closing.propose': { who: ['member'], about: 'Propose a closing' },
  'closing.sign': {
    who: ['member', 'district lead', 'deputy of a district lead'],
    about: 'Sign a closing',
    personal: true,
  },
  'closing.withdraw': { who: ['member'], about: 'Take a proposed closing back' },
  'case.reopen': { who: team, about: 'Reopen' },
  'case.amend': { who: withOfficers, about: 'Correct or withdraw an own entry' },
  // Whoever may change a team sees whom there is to call, and what its lead would do.
  'team.read': {
    who: [...withOfficers, 'consulted person', 'opened in an emergency', 'opened to audit', 'chair', 'district lead'],
    about: 'See who is on the team',
  },
  'team.manage': { who: ['lead', 'chair', 'district lead'], about: 'Add and end members' },
  // Who is kept out
  'recusal.declare': {
    who: [...withOfficers, 'consulted person', 'chair', 'district lead', 'records officer'],
    about: 'Say that one should not be on a case oneself',
  },
  'recusal.record': { who: ['lead', 'district lead'], about: 'Keep somebody out of a case', personal: true },
  'recusal.answer': {
    who: ['lead', 'chair', 'district lead', 'chair of the school'],
    about: 'Say whether somebody is related to a student; off the team, where no lead can say so',
    personal: true,
  },
  'recusal.end': { who: ['district lead'], about: 'Let somebody back into a case', personal: true },
  'recusal.read': {
    who: ['lead', 'district lead', 'records officer'],
    about: 'See who is kept out of a case',
    personal: true,
  },
  // Reading
  'case.read': {
    who: [...withOfficers, 'consulted person', 'opened in an emergency', 'opened to audit'],
    about: 'Read a case',
  },
  'case.print': {
    who: ['lead', 'chair', 'district lead in the case', 'triage group', 'on call', 'in a staff matter'],
    about: 'Print a case',
    personal: true,
  },
  ...disclosureActions,
  'case.decisions': {
    who: ['lead', 'opened to audit', 'district lead in the case'],
    about: 'See the decisions of a case',
  },
  'case.viewers': {
    who: ['lead', 'chair', 'district lead', 'records officer', 'auditor'],
    about: 'See who viewed a case',
  },
  'case.trail': {
    who: ['lead', 'district lead in the case', 'records officer', 'auditor'],
    about: 'See a case’s audit trail',
  },
  'case.list': { who: ['staff', 'auditor'], about: 'List the cases one may see', refusal: 403 },
  'work.see': { who: ['anyone signed in'], about: 'See one’s own work', refusal: 403 },
  // One narrow task each, without sight of a case
  'alerts.read': {
    who: ['communications officer'],
    about: 'See at which schools there is an emergency, without names',
  },
  'enrolment.record': {
    who: ['registrar'],
    about: 'Record that a student comes or goes, and read whether a meeting comes first',
  },
  'counts.read': { who: ['analyst'], about: 'Read counts without names, small ones left out' },
  'people.read': { who: ['team anywhere'], about: 'See where a student lives or stays, and who to call', refusal: 403 },
  'people.search': {
    who: ['enters for others', 'team anywhere'],
    about: 'Find a person on the roster',
    refusal: 403,
  },
  'audit.open': { who: ['auditor'], about: 'Open a case with a reason, to read it for a day', personal: true },
  'breakGlass.start': {
    who: ['may open in an emergency'],
    about: 'Open a case in an emergency, to read it for an hour',
    refusal: 403,
    personal: true,
  },
  'breakGlass.close': {
    who: ['may open in an emergency'],
    about: 'Close early what one opened in an emergency',
    refusal: 403,
    personal: true,
  },
  'breakGlass.review': {
    who: ['reviews emergencies'],
    about: 'Look over what was opened in an emergency',
    refusal: 403,
    personal: true,
  },
  'case.access': {
    who: ['lead', 'chair', 'district lead', 'records officer', 'auditor'],
    about: 'See who can see a case, why and until when',
  },
  'policy.read': {
    who: ['administrator', 'district lead', 'auditor'],
    about: 'See which role may see and do what',
    refusal: 403,
  },
  'audit.sign': {
    who: ['auditor', 'records officer'],
    about: 'Look over a week of the record and sign it',
    refusal: 403,
    personal: true,
  },
  'audit.sample': {
    who: ['auditor'],
    about: 'Draw cases at random, and say what was found in one that was opened',
    refusal: 403,
    personal: true,
  },
  'audit.read': { who: ['auditor', 'district lead', 'records officer'], about: 'Read the audit log', refusal: 403 },
  ...recordActions,
  'case.system': { who: ['system', 'command line'], about: 'What runs by itself' },
  ...houseActions,
} as const satisfies Record<string, ActionLine>

export type Action = keyof typeof table
export const actions: Readonly<Record<Action, ActionLine>> = table
