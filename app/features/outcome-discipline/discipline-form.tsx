import type { FormDesign } from '#app/ui/form/design.ts'

const measure = { field: 'result', is: ['measure'] }
const away = { field: 'measure', is: ['suspension', 'expulsion-recommended'] }

export const disciplineDesign: FormDesign = {
  id: 'outcome-discipline',
  title: 'Outcome: discipline',
  lead: 'Its own track. What was decided elsewhere is written down here; nothing is decided on this page.',
  asksWhen: true,
  submit: 'Save the outcome',
  sections: [
    {
      id: 'what',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Was there discipline?',
          options: [
            { value: 'measure', label: 'Yes' },
            { value: 'none', label: 'None' },
          ],
        },
        { type: 'long', name: 'none', label: 'Why none?', rows: 2, when: { field: 'result', is: ['none'] } },
        {
          type: 'choice',
          name: 'measure',
          label: 'Which measure?',
          when: measure,
          options: [
            { value: 'other-means', label: 'Other means of correction' },
            { value: 'in-school-suspension', label: 'In-school suspension' },
            { value: 'suspension', label: 'Suspension' },
            { value: 'expulsion-recommended', label: 'Expulsion recommended' },
            { value: 'other', label: 'Another measure' },
          ],
        },
        { type: 'text', name: 'code', label: 'Code', hint: 'The section, for example 48900.7.', when: measure },
        { type: 'long', name: 'what', label: 'What was decided?', rows: 2, optional: true, when: measure },
        { type: 'day', name: 'from', label: 'First day away', when: away },
        {
          type: 'day',
          name: 'until',
          label: 'Last day away',
          hint: 'Days without school are not counted.',
          when: away,
        },
        {
          type: 'choice',
          name: 'whoseDecision',
          label: 'Whose decision?',
          when: away,
          options: [
            { value: 'district', label: 'The district’s' },
            { value: 'parent-at-our-request', label: 'The parent’s, at our request' },
            { value: 'parent', label: 'The parent’s own' },
          ],
        },
        {
          type: 'long',
          name: 'longer',
          label: 'Why longer than one suspension may last?',
          rows: 2,
          optional: true,
          when: away,
        },
        { type: 'long', name: 'otherMeans', label: 'Which other means were considered?', rows: 3, when: measure },
        { type: 'text', name: 'decidedBy', label: 'Who decided it?', when: measure },
      ],
    },
  ],
}
