import type { FormDesign, Option } from '#app/ui/form/design.ts'
import { askers, shownHows } from './inspection.entry.ts'

const options = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const inspectionDesign: FormDesign = {
  id: 'inspection',
  title: 'A parent asks to see the record',
  lead: 'The clocks of the law start with the day on which they asked.',
  asksWhen: true,
  submit: 'Put the request on record',
  sections: [
    {
      id: 'who',
      fields: [
        { type: 'text', name: 'name', label: 'Who asks?' },
        { type: 'choice', name: 'relation', label: 'Who is it?', options: options(askers) },
        {
          type: 'text',
          name: 'identity',
          label: 'How do you know that it is them?',
          hint: 'And that no order takes the right from them. Never a number of a document.',
        },
        { type: 'long', name: 'wants', label: 'What do they ask to see?', rows: 2 },
      ],
    },
  ],
}

export const inspectionShownDesign: FormDesign = {
  id: 'inspection-shown',
  title: 'The record was shown',
  asksWhen: true,
  submit: 'Put it on record',
  sections: [
    {
      id: 'shown',
      fields: [
        { type: 'pick', name: 'requestId', label: 'Which request does it answer?', from: 'requests' },
        { type: 'text', name: 'to', label: 'Who saw it?' },
        { type: 'choice', name: 'how', label: 'How?', options: options(shownHows) },
        { type: 'long', name: 'note', label: 'What they said, or asked for', rows: 2, optional: true },
      ],
    },
  ],
}
