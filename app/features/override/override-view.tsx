import { stepWords } from '#app/domain/gate-check.ts'
import { viewOf } from '#app/ui/form/entry-view.tsx'

/** How going on without something reads: before which decision, what was missing, and the person's reason. */
export const OverrideView = viewOf({
  id: 'override',
  title: 'Went on without something',
  submit: '',
  sections: [
    {
      id: 'override',
      fields: [
        {
          type: 'choice',
          name: 'step',
          label: 'Before',
          options: Object.entries(stepWords).map(([value, label]) => ({ value, label })),
        },
        {
          type: 'blocks',
          name: 'missing',
          label: 'Missing',
          add: 'Add',
          fields: [
            { type: 'text', name: 'words', label: 'What' },
            { type: 'text', name: 'rule', label: 'Rule' },
          ],
        },
        { type: 'long', name: 'reason', label: 'Reason' },
      ],
    },
  ],
})
