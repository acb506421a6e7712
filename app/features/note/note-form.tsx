import type { FormDesign } from '#app/ui/form/design.ts'
import { noteAbout } from './note.entry.ts'

export const noteDesign: FormDesign = {
  id: 'note',
  title: 'Note',
  lead: 'For what has no form of its own.',
  asksWhen: true,
  submit: 'Save the note',
  sections: [
    {
      id: 'note',
      fields: [
        {
          type: 'choice',
          name: 'about',
          label: 'What kind of note?',
          options: [
            { value: 'communication', label: noteAbout.communication },
            { value: 'patrol', label: noteAbout.patrol },
            { value: 'observation', label: noteAbout.observation },
            { value: 'records-request', label: noteAbout['records-request'] },
            { value: 'other', label: 'Something else' },
          ],
        },
        { type: 'long', name: 'text', label: 'Note', hint: 'Facts, not impressions.' },
      ],
    },
    {
      id: 'next',
      heading: 'Something to do',
      lead: 'Leave this empty if nothing is left to do.',
      fields: [
        { type: 'day', name: 'dueOn', label: 'By which day?', optional: true },
        { type: 'text', name: 'whatNext', label: 'What is to be done?', optional: true },
        { type: 'pick', name: 'owner', label: 'Who does it?', from: 'takers', mine: 'I do', optional: true },
      ],
    },
  ],
}
