import type { FormDesign } from '#app/ui/form/design.ts'

export const unitTimesDesign: FormDesign = {
  id: 'unit-times',
  title: 'Times of a police unit',
  lead: 'The team reads them at once. You read nothing of what becomes of the report.',
  submit: 'Save the times',
  sections: [
    {
      id: 'unit',
      fields: [
        { type: 'text', name: 'unit', label: 'Which unit?' },
        { type: 'text', name: 'agency', label: 'Which agency?' },
        { type: 'text', name: 'incident', label: 'Incident number', optional: true },
        { type: 'moment', name: 'sent', label: 'When was it sent?', start: 'now' },
        { type: 'moment', name: 'arrived', label: 'When was it there?', start: 'empty', optional: true },
      ],
    },
  ],
}
