import { team, withOfficers } from './action-line.ts'
import type { ActionLine } from './action-line.ts'

/** What leaves a case, and what parents ask of its record: part of the table of actions. */
export const disclosureActions = {
  'sharing.ask': {
    who: [...withOfficers, 'consulted person', 'records officer'],
    about: 'Ask whether something may be shared',
  },
  'disclosure.record': {
    who: ['lead', 'district lead in the case', 'triage group', 'on call', 'in a staff matter', 'records officer'],
    about: 'Give something to somebody outside, and record it',
    personal: true,
  },
  'disclosure.emergency': { who: withOfficers, about: 'Record that somebody had to know in an emergency' },
  'disclosure.read': {
    who: [...team, 'opened to audit', 'records officer'],
    about: 'See what was shared of a case',
  },
  'disclosure.take': {
    who: ['lead', 'district lead in the case', 'triage group', 'on call', 'in a staff matter', 'records officer'],
    about: 'Take out again what was given to somebody',
    personal: true,
  },
  'inspection.record': {
    who: [...team, 'records officer'],
    about: 'Record that a parent asks to see the record, and that it was shown',
  },
  'consent.record': {
    who: [...team, 'records officer'],
    about: 'Record a written consent, and that it was taken back',
  },
  'amendment.record': { who: team, about: 'Record that a parent asks to change the record, and what they say of it' },
  'amendment.decide': {
    who: ['lead', 'chair', 'district lead in the case'],
    about: 'Decide what a parent asks to change, written by somebody else',
    personal: true,
  },
} as const satisfies Record<string, ActionLine>
