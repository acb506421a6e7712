import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { Field } from '#app/ui/form/design.ts'

const who: Field = { type: 'text', name: 'name', label: 'Who' }
const because: Field = { type: 'long', name: 'because', label: 'Why' }
const passedTo: Field = { type: 'text', name: 'passesTo.name', label: 'What they had to do goes to' }
const view = (id: string, title: string, fields: readonly Field[]) =>
  viewOf({ id, title, submit: '', sections: [{ id: 'who', fields }] })

/** How it reads that somebody is kept out, or may have to be. */
export const RecusalView = view('recusal', 'Kept out of this case', [who, because, passedTo])
export const RecusalAskedView = view('recusal-asked', 'Asked: related to the student?', [who, because, passedTo])
export const RecusalAnsweredView = view('recusal-answered', 'Answered', [
  who,
  {
    type: 'choice',
    name: 'answer',
    label: 'Kept out?',
    options: [
      { value: 'so', label: 'Yes' },
      { value: 'not-so', label: 'No' },
      { value: 'another', label: 'No longer asked: another person was meant' },
      { value: 'ended', label: 'No longer: let back in' },
    ],
  },
  because,
  passedTo,
])
