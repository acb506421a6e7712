import type { FormDesign } from '#app/ui/form/design.ts'

export const meetingDesign: FormDesign = {
  id: 'meeting',
  title: 'Team meeting',
  lead: 'Who was there, for what. People without an account count: a teacher, the mother.',
  asksWhen: true,
  submit: 'Save the meeting',
  sections: [
    {
      id: 'who',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'What kind of meeting?',
          options: [
            { value: 'first', label: 'First meeting' },
            { value: 'review', label: 'Review' },
            { value: 'emergency', label: 'Emergency' },
          ],
        },
        {
          type: 'blocks',
          name: 'attendance',
          label: 'Person',
          add: 'Add another person',
          shown: 3,
          fields: [
            {
              type: 'pick',
              name: 'userId',
              label: 'Who, of the team?',
              from: 'team',
              none: 'Somebody without an account',
              as: 'select',
            },
            { type: 'text', name: 'name', label: 'Name, if not of the team', optional: true },
            {
              type: 'text',
              name: 'relation',
              label: 'Relation to the student',
              hint: 'English teacher, mother, coach.',
              optional: true,
            },
            { type: 'pick', name: 'expertise', label: 'What do they know about?', from: 'expertise', as: 'select' },
            {
              type: 'text',
              name: 'part',
              label: 'For which part were they there?',
              hint: 'Leave empty for the whole meeting.',
              optional: true,
            },
          ],
        },
        { type: 'long', name: 'absent', label: 'Who was missing, and why?', rows: 2, optional: true },
      ],
    },
    {
      id: 'said',
      heading: 'What was said and decided',
      lead: 'The level and the key questions have their own pages.',
      fields: [
        { type: 'long', name: 'discussed', label: 'What was discussed?', optional: true },
        { type: 'long', name: 'decided', label: 'What was decided?', optional: true },
      ],
    },
  ],
}
