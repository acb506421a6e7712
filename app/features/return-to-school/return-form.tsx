import type { FormDesign } from '#app/ui/form/design.ts'

export const returnDesign: FormDesign = {
  id: 'return-to-school',
  title: 'Return to school',
  lead: 'Who decided, under which conditions, and who is there on the first morning.',
  asksWhen: true,
  submit: 'Decide the return',
  sections: [
    {
      id: 'decision',
      fields: [
        { type: 'day', name: 'on', label: 'Back on' },
        {
          type: 'choice',
          name: 'from',
          label: 'From where?',
          options: [
            { value: 'away', label: 'From being away' },
            { value: 'interview', label: 'Back to class after today’s talk' },
          ],
        },
        { type: 'text', name: 'decidedBy', label: 'Who decided?' },
        {
          type: 'choice',
          name: 'whoseDecision',
          label: 'Whose decision was it to stay away?',
          optional: true,
          when: { field: 'from', is: ['away'] },
          options: [
            { value: 'district', label: 'The district’s' },
            { value: 'parent-at-our-request', label: 'The parent’s, at our request' },
            { value: 'parent', label: 'The parent’s own' },
          ],
        },
        { type: 'long', name: 'conditions', label: 'Under which conditions?', hint: '“None” is an answer.', rows: 3 },
      ],
    },
    {
      id: 'safety',
      heading: 'Before the return',
      fields: [
        {
          type: 'choice',
          name: 'belongings',
          label: 'Belongings',
          options: [
            { value: 'searched', label: 'Searched' },
            { value: 'not-searched', label: 'Not searched' },
          ],
        },
        { type: 'long', name: 'belongingsWhy', label: 'By whom and on what ground, or why not?', rows: 2 },
        {
          type: 'choice',
          name: 'police',
          label: 'School officer or police',
          options: [
            { value: 'consulted', label: 'Consulted' },
            { value: 'not-consulted', label: 'Not consulted' },
          ],
        },
        { type: 'long', name: 'policeWhy', label: 'Whom, or why not?', rows: 2 },
        { type: 'pick', name: 'secondPerson', label: 'Who agrees with you?', from: 'team', as: 'select' },
      ],
    },
    {
      id: 'morning',
      heading: 'The first morning',
      fields: [
        { type: 'pick', name: 'owner', label: 'Who is there?', from: 'takers', as: 'select' },
        { type: 'pick', name: 'backup', label: 'Backup', from: 'takers', as: 'select' },
      ],
    },
  ],
}
