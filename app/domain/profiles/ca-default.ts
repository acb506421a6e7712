import { retentionSchedule } from '../retention-schedule.ts'
import { caClocks } from './ca-clocks.ts'
import { keyQuestions } from './key-questions.ts'
import type { Profile } from './profile.ts'

/** The profile a California district starts from. California prescribes no team and no scale; the words are ours. */
export const profile: Profile = {
  id: 'CA-default',
  version: 1,
  name: 'California default',
  levels: {
    low: {
      label: 'Low',
      words: 'Limited concern. No sign of intent or preparation. Support and ordinary care are enough.',
      modelLabel: 'Transient',
    },
    moderate: {
      label: 'Moderate',
      words: 'Signs that need a plan. Nothing shows that harm is being prepared.',
      modelLabel: 'Substantive: serious',
    },
    high: {
      label: 'High',
      words: 'Intent with means, or preparation. A plan is needed before the student is next at school.',
      modelLabel: 'Substantive: very serious',
    },
    imminent: {
      label: 'Imminent',
      words: 'Harm may be near. Call 911. No meeting or second person needed.',
      modelLabel: 'Emergency, outside the decision tree',
    },
  },
  keyQuestions,
  expertise: [
    { id: 'administration', label: 'School administration' },
    { id: 'mental-health', label: 'Counseling or mental health' },
    { id: 'law-enforcement', label: 'Law enforcement' },
    { id: 'instruction', label: 'Instruction: a teacher' },
    { id: 'knows-student', label: 'Knows the student personally' },
    { id: 'special-education', label: 'Special education' },
    { id: 'safety', label: 'Safety operations' },
    { id: 'family', label: 'Family' },
    { id: 'other', label: 'Other' },
  ],
  quorum: {
    expertise: ['administration', 'mental-health', 'law-enforcement', 'instruction', 'knows-student'],
    binding: false,
    basis: {
      kind: 'ours',
      text: 'Different eyes on one case; California prescribes no team (model: Virginia Code 22.1-79.4)',
    },
  },
  policeReport: {
    grades: ['6', '7', '8', '9', '10', '11', '12'],
    question:
      'Does this writing or action give a reasonable suspicion that the student is preparing a homicidal act related to school?',
    notCovered: 'Education Code 49390 covers grades 6-12. Talking with police is always possible.',
    notAStudent: 'This is not about a student. Talking with police is always possible.',
    basis: { kind: 'law', text: 'California Education Code 49390-49394' },
  },
  removal: {
    suspensionDays: 5,
    basis: { kind: 'law', text: 'California Education Code 48911: five school days in a row' },
  },
  consulted: {
    days: 14,
    basis: { kind: 'ours', text: 'Whoever is only consulted sees a case for two weeks at most' },
  },
  clocks: caClocks,
  watchDays: 90,
  looks: {
    casesAnHour: 30,
    occasions: 3,
    students: 10,
    searches: 5,
    basis: {
      kind: 'ours',
      text: 'Unusual use is looked for (NIST SP 800-53 AC-2(12), AU-6); the numbers are a recommendation',
    },
  },
  pace: {
    minutes: 15,
    searches: 120,
    looks: 400,
    reports: 60,
    basis: {
      kind: 'ours',
      text: 'Copying and flooding by a program are held back (OWASP ASVS 5.0, 2.4.1 and 2.4.2); nobody reads or types so fast for a quarter of an hour',
    },
  },
  retention: retentionSchedule,
}
