import type { FormDesign } from '#app/ui/form/design.ts'

export const joinDesign: FormDesign = {
  id: 'joining',
  title: 'Join this report to another',
  lead: 'For the same event or the same student. Both folders say so, nothing is moved, and it can be taken back.',
  submit: 'Join',
  sections: [
    {
      id: 'where',
      fields: [
        {
          type: 'pick',
          name: 'toCaseId',
          label: 'Possible matches',
          from: 'folders',
          none: 'None of these',
          as: 'radio',
          optional: true,
        },
        { type: 'text', name: 'number', label: 'Or its number', hint: 'RA-26-0101 or R-1042', optional: true },
        { type: 'long', name: 'reason', label: 'Why is it the same?', rows: 3 },
      ],
    },
  ],
}

export const unjoinDesign: FormDesign = {
  id: 'unjoining',
  title: 'Take this report out again',
  lead: 'It goes on as a screening of its own. Both folders say so.',
  submit: 'Take it out',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'reason', label: 'Why is it not the same?', rows: 3 }] }],
}

export const tellApartDesign: FormDesign = {
  id: 'not-the-same',
  title: 'These two are not the same',
  lead: 'Both folders say so, and neither names the other as a possible match again. They can still be joined by number.',
  submit: 'Not the same',
  sections: [
    {
      id: 'why',
      fields: [
        { type: 'pick', name: 'toCaseId', label: 'Compared with', from: 'folders', none: 'None', as: 'radio' },
        {
          type: 'long',
          name: 'reason',
          label: 'Why is it not the same?',
          hint: 'Read in both folders, also by people who see only one: name nobody, and no number.',
          rows: 3,
        },
      ],
    },
  ],
}
