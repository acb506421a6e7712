import type { FormDesign } from '#app/ui/form/design.ts'

export const amendmentDesign: FormDesign = {
  id: 'amendment',
  title: 'A parent asks to change the record',
  lead: 'Somebody else than whoever wrote the entry decides.',
  asksWhen: true,
  submit: 'Put the request on record',
  sections: [
    {
      id: 'asked',
      fields: [
        { type: 'text', name: 'name', label: 'Who asks?' },
        { type: 'pick', name: 'about', label: 'Which entry is meant?', from: 'entries', as: 'select' },
        { type: 'long', name: 'wrong', label: 'What do they find wrong?', rows: 3 },
        { type: 'long', name: 'wants', label: 'What should stand there?', rows: 3 },
      ],
    },
  ],
}

export const decideAmendmentDesign: FormDesign = {
  id: 'amendment-decide',
  title: 'Is it changed?',
  lead: 'If yes, whoever wrote the entry corrects it. If no, tell the parent that they may ask for a hearing.',
  submit: 'Put the answer on record',
  sections: [
    {
      id: 'answer',
      fields: [
        { type: 'pick', name: 'requestId', label: 'Which request?', from: 'amendments' },
        {
          type: 'choice',
          name: 'answer',
          label: 'Is it changed?',
          options: [
            { value: 'changed', label: 'Yes' },
            {
              value: 'refused',
              label: 'No, it stays',
              hint: 'The letter with the answer and the right to a hearing is made for you.',
            },
          ],
        },
        { type: 'long', name: 'because', label: 'Why?', rows: 3 },
      ],
    },
  ],
}

export const statementDesign: FormDesign = {
  id: 'statement',
  title: 'What the parent says of it',
  lead: 'After a hearing. It goes with the entry wherever that goes.',
  submit: 'Put it on record',
  sections: [
    {
      id: 'statement',
      fields: [
        { type: 'pick', name: 'requestId', label: 'Which request?', from: 'amendments' },
        { type: 'day', name: 'hearingOn', label: 'The hearing was on' },
        { type: 'long', name: 'hearing', label: 'Who heard it, and what did they decide?', rows: 2 },
        { type: 'quote', name: 'words', label: 'What the parent says', rows: 4 },
      ],
    },
  ],
}
