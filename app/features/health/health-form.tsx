import type { FormDesign } from '#app/ui/form/design.ts'
import { healthAbout } from './health.entry.ts'

export const healthDesign: FormDesign = {
  id: 'health',
  title: 'Health record',
  lead: 'Sealed: only counselors of this case read the note. The team sees that it exists, and the summary.',
  asksWhen: true,
  submit: 'Save the health record',
  sections: [
    {
      id: 'note',
      fields: [
        {
          type: 'choice',
          name: 'about',
          label: 'What is it?',
          options: Object.entries(healthAbout).map(([value, label]) => ({ value, label })),
        },
        { type: 'long', name: 'note', label: 'Note (sealed)', rows: 8 },
        {
          type: 'long',
          name: 'summary',
          label: 'What the team may know',
          hint: 'Only what they need for safety. No diagnosis.',
          rows: 3,
          optional: true,
        },
      ],
    },
  ],
}
