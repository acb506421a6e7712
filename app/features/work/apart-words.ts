import type { Apart } from './apart-from.ts'

/** Why no work of a case comes to somebody, and where their own page is. */
export const apartWords: Readonly<
  Record<Apart, { why: string; before: string; places: readonly { to: string; label: string }[] }>
> = {
  auditor: {
    why: 'You read and write nothing, so no work comes to you.',
    before: 'Look into',
    places: [
      { to: '/audit', label: 'the audit log' },
      { to: '/cases', label: 'the cases' },
    ],
  },
  administrator: {
    why: 'You run the system and see no case, so no work comes to you.',
    before: 'Go to',
    places: [{ to: '/admin', label: 'Administration' }],
  },
  'records-officer': {
    why: 'You see that cases exist and open none, so no work of one comes to you.',
    before: 'Look into',
    places: [
      { to: '/cases', label: 'the cases' },
      { to: '/audit', label: 'the audit log' },
    ],
  },
  dispatcher: {
    why: 'No work of a case comes to you.',
    before: 'What somebody tells you, and what became of it, stands under',
    places: [
      { to: '/refer/for-somebody', label: 'Refer' },
      { to: '/reports', label: 'My reports' },
    ],
  },
  referrer: {
    why: 'The team reads what you tell it, and no work of a case comes to you.',
    before: 'Go to',
    places: [
      { to: '/refer', label: 'Refer' },
      { to: '/reports', label: 'My reports' },
    ],
  },
  registrar: {
    why: 'You see no case.',
    before: 'When a student comes or goes, record it under',
    places: [{ to: '/enrolment', label: 'Enrolment' }],
  },
  communications: {
    why: 'You see no case.',
    before: 'Emergencies that families may ask about stand under',
    places: [{ to: '/alerts', label: 'Alerts' }],
  },
  analyst: {
    why: 'You see no case.',
    before: 'Counts without names stand under',
    places: [{ to: '/counts', label: 'Counts' }],
  },
}
