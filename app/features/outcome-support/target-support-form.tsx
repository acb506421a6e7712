import type { FormDesign } from '#app/ui/form/design.ts'
import { supportWords } from './target-support.entry.ts'

const given = { field: 'result', is: ['given'] }

export const targetSupportDesign: FormDesign = {
  id: 'outcome-support',
  title: 'Support for somebody who might be hurt',
  lead: 'Its own track. The burden of change is not theirs.',
  asksWhen: true,
  submit: 'Save the support',
  sections: [
    {
      id: 'what',
      fields: [
        {
          type: 'pick',
          name: 'targetEntryId',
          label: 'For whom?',
          from: 'targets',
          none: 'Nobody named',
          optional: true,
        },
        {
          type: 'choice',
          name: 'result',
          label: 'Is support given?',
          options: [
            { value: 'given', label: 'Yes' },
            { value: 'none', label: 'None' },
          ],
        },
        { type: 'long', name: 'none', label: 'Why none?', rows: 2, when: { field: 'result', is: ['none'] } },
        {
          type: 'choices',
          name: 'supports',
          label: 'What?',
          when: given,
          options: Object.entries(supportWords).map(([value, label]) => ({ value, label })),
        },
        { type: 'text', name: 'who', label: 'Who gives it?', when: given },
        {
          type: 'long',
          name: 'wants',
          label: 'What do they want?',
          hint: 'Mediation is never required.',
          rows: 2,
          optional: true,
        },
        { type: 'long', name: 'what', label: 'More, in a few words', rows: 3, optional: true, when: given },
      ],
    },
  ],
}
