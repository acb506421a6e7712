import { stepWords } from '#app/domain/gate-check.ts'
import { viewOf } from '#app/ui/form/entry-view.tsx'

const steps = Object.entries(stepWords).map(([value, label]) => ({ value, label }))

/** How it reads that a district lead, or a deputy, read why somebody went on: before which decision that was. */
export const WentOnReadView = viewOf({
  id: 'went-on-read',
  title: 'Read why somebody went on',
  submit: '',
  sections: [{ id: 'read', fields: [{ type: 'choice', name: 'step', label: 'Before', options: steps }] }],
})

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
          options: steps,
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
