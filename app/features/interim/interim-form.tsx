import type { FormDesign } from '#app/ui/form/design.ts'
import { measureWords } from './interim.entry.ts'

const away = ['sent-home', 'stay-home', 'other']

export const interimDesign: FormDesign = {
  id: 'interim',
  title: 'Interim measure',
  lead: 'What keeps everybody safe until the team has met.',
  asksWhen: true,
  submit: 'Save the measure',
  sections: [
    {
      id: 'what',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'What is it?',
          options: Object.entries(measureWords).map(([value, label]) => ({ value, label })),
        },
        {
          type: 'long',
          name: 'what',
          label: 'What is done?',
          hint: 'A search of belongings on arrival: by whom, with which witness.',
          rows: 3,
        },
        { type: 'pick', name: 'owner', label: 'Who sees to it?', from: 'takers', none: 'Nobody yet', optional: true },
      ],
    },
    {
      id: 'away',
      heading: 'Away from school',
      lead: 'A student’s school days away count for the removal ledger, also when a parent agreed at our request.',
      fields: [
        {
          type: 'choice',
          name: 'keepsAway',
          label: 'Does this keep the student away from school?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ],
          when: { field: 'kind', is: ['other'] },
        },
        {
          type: 'choice',
          name: 'whoseDecision',
          label: 'Whose decision?',
          options: [
            { value: 'district', label: 'The district’s' },
            { value: 'parent-at-our-request', label: 'The parent’s, at our request' },
            { value: 'parent', label: 'The parent’s own' },
          ],
          when: { field: 'kind', is: away },
        },
        { type: 'day', name: 'from', label: 'From', optional: true },
        {
          type: 'day',
          name: 'until',
          label: 'Until, and with that day',
          hint: 'Not known yet? Give the day on which you decide again.',
          optional: true,
        },
      ],
    },
  ],
}

export const endInterimDesign: FormDesign = {
  id: 'interim-end',
  title: 'End an interim measure',
  asksWhen: true,
  submit: 'End the measure',
  sections: [
    {
      id: 'end',
      fields: [
        { type: 'pick', name: 'interimId', label: 'Which measure ends?', from: 'measures' },
        { type: 'text', name: 'reason', label: 'Why?' },
        {
          type: 'day',
          name: 'backOn',
          label: 'First day back at school',
          hint: 'If it kept the student away. Where a suspension or another measure follows, its first day.',
          optional: true,
        },
      ],
    },
  ],
}
