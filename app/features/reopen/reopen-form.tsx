import type { FormDesign } from '#app/ui/form/design.ts'
import { triggerWords } from './reopened.entry.ts'

export const reopenDesign: FormDesign = {
  id: 'reopen',
  title: 'Reopen',
  lead: 'Any member can, alone. The level is not yet assessed then; the old one stays in the history.',
  submit: 'Reopen',
  sections: [
    {
      id: 'why',
      fields: [
        {
          type: 'choice',
          name: 'trigger',
          label: 'What brings it back?',
          options: Object.entries(triggerWords).map(([value, label]) => ({ value, label })),
        },
        { type: 'long', name: 'whatChanged', label: 'What changed since?' },
        { type: 'long', name: 'meanwhile', label: 'What is done until the team meets?', rows: 2, optional: true },
      ],
    },
  ],
}
