import type { InterviewRole } from '#app/domain/file/inquiry.ts'
import type { Field, FormDesign, Section } from '#app/ui/form/design.ts'
import { isStudent, prompts, roleWords, weaponQuestion } from './prompts.ts'

/** One form for all interviews: the questions follow the role. Always spoken; nobody is handed this page. */
export const interviewDesign = (role: InterviewRole): FormDesign => ({
  id: `interview-${role}`,
  title: `Interview: ${lower(roleWords[role])}`,
  lead: 'Ask out loud and write down what is said. Nobody is handed this page.',
  asksWhen: true,
  submit: 'Save the interview',
  sections: [before(role), questions(role), weapons(role), helps(role), ...selfHarm(role), impressions],
})

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

const before = (role: InterviewRole): Section => ({
  id: 'before',
  heading: 'Before you ask',
  lead: 'Say why you talk, who will read this, and that they may take a break.',
  fields: [
    { type: 'text', name: 'with', label: 'Who is it with?' },
    { type: 'text', name: 'place', label: 'Where?', optional: true },
    { type: 'time', name: 'endedAt', label: 'Ended at', optional: true },
    { type: 'text', name: 'present', label: 'Who else is present?', optional: true },
    {
      type: 'choice',
      name: 'officer',
      label: 'Is an officer present?',
      hint: 'If as police, what the law asks of police is the officer’s to see to.',
      options: [
        { value: 'no', label: 'No' },
        { value: 'school', label: 'Yes, for the school' },
        { value: 'police', label: 'Yes, as police' },
      ],
    },
    ...(isStudent(role) ? parents : []),
    { type: 'text', name: 'language', label: 'Language or interpreter', optional: true },
    ...needs,
    {
      type: 'text',
      name: 'notDone',
      label: 'Not done, because',
      hint: 'If it did not take place: this is all that is needed.',
      optional: true,
    },
  ],
})

const parents: readonly Field[] = [
  {
    type: 'choice',
    name: 'parentTold',
    label: 'Was a parent told before?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'not-needed', label: 'Not required here' },
    ],
  },
  {
    type: 'text',
    name: 'parentNotTold',
    label: 'Why not?',
    optional: true,
    when: { field: 'parentTold', is: ['no'] },
  },
]

const needs: readonly Field[] = [
  {
    type: 'choice',
    name: 'needs',
    label: 'Is there an IEP, a 504 plan or another known need?',
    optional: true,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'unknown', label: 'I don’t know' },
    ],
  },
  {
    type: 'words',
    tone: 'warning',
    text: 'Ask what helps: breaks, plain words, somebody they trust. An account given without it may not be what was meant.',
    when: { field: 'needs', is: ['yes'] },
  },
  { type: 'text', name: 'accommodations', label: 'Which accommodations were used?', optional: true },
]

const questions = (role: InterviewRole): Section => ({
  id: 'questions',
  heading: 'Questions',
  lead: 'In your own order. Leave out what does not fit.',
  fields: [
    ...prompts[role].map((prompt): Field => ({
      type: 'long',
      name: `answers.${prompt.id}`,
      label: prompt.ask,
      hint: prompt.hint,
      rows: 2,
      optional: true,
    })),
    {
      type: 'quote',
      name: 'exactWords',
      label: 'Exact words',
      hint: 'What was said, word for word. Not what you make of it.',
      optional: true,
    },
  ],
})

const weapons = (role: InterviewRole): Section => ({
  id: 'weapons',
  heading: 'The weapon question',
  lead: weaponQuestion[role],
  fields: [
    {
      type: 'choice',
      name: 'weaponAsked',
      label: 'Did you ask?',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
    {
      type: 'long',
      name: 'weaponSaid',
      label: 'What was the answer?',
      hint: 'Then record it for each address under Weapon access, as told.',
      rows: 2,
      optional: true,
      when: { field: 'weaponAsked', is: ['yes'] },
    },
    {
      type: 'text',
      name: 'weaponNotAsked',
      label: 'Why not?',
      optional: true,
      when: { field: 'weaponAsked', is: ['no'] },
    },
  ],
})

const helps = (role: InterviewRole): Section => ({
  id: 'helps',
  heading: 'What helps',
  fields: [
    {
      type: 'long',
      name: 'protective',
      label:
        role === 'target' || role === 'witness'
          ? 'What helps the person this is about, if they know'
          : role === 'adult'
            ? 'What helps this person?'
            : 'What helps this student?',
      hint: 'Trusted adults, friends, plans, interests, what works.',
      rows: 3,
      optional: true,
    },
  ],
})

/** Asked of whoever the concern is about, of parents and of who might be hurt. The answer is sealed as a health record. */
const selfHarm = (role: InterviewRole): Section[] =>
  isStudent(role) || role === 'adult' || role === 'parent' || role === 'target'
    ? [
        {
          id: 'self-harm',
          heading: 'Self-harm',
          lead: 'If there is a risk now, stay with the person and call a counselor or 988.',
          fields: [
            {
              type: 'choice',
              name: 'selfHarmAsked',
              label: 'Did you ask about thoughts of self-harm?',
              optional: true,
              options: [
                { value: 'yes', label: 'Yes' },
                { value: 'no', label: 'No' },
              ],
            },
            {
              type: 'long',
              name: 'selfHarm',
              label: 'What was said (sealed)',
              hint: 'Only counselors of this case read this.',
              rows: 3,
              optional: true,
            },
          ],
        },
      ]
    : []

const impressions: Section = {
  id: 'impressions',
  heading: 'Your impressions',
  lead: 'Apart from what was said.',
  fields: [{ type: 'long', name: 'impressions', label: 'What did you notice?', rows: 3, optional: true }],
}
