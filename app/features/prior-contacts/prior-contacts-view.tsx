import { viewOf } from '#app/ui/form/entry-view.tsx'
import { priorContactsDesign } from './prior-contacts-form.ts'

/** How a search of prior contacts reads: the result, each finding with its role. */
export const PriorContactsView = viewOf({
  ...priorContactsDesign,
  sections: [
    {
      id: 'result',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Result',
          options: [
            { value: 'none', label: 'None found' },
            { value: 'found', label: 'Found' },
            { value: 'record exists', label: 'A record exists that was not open to the searcher' },
          ],
        },
        {
          type: 'blocks',
          name: 'found',
          label: 'Found',
          add: 'Add',
          fields: [
            { type: 'text', name: 'what', label: 'What' },
            { type: 'text', name: 'role', label: 'As' },
          ],
        },
      ],
    },
    ...priorContactsDesign.sections,
  ],
})
