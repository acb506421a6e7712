import type { FormDesign, Option } from '#app/ui/form/design.ts'

/** After the meeting. The words of the levels are the district's; none is chosen beforehand. */
export const levelDesign = (levels: readonly Option[]): FormDesign => ({
  id: 'level',
  title: 'Level of concern',
  lead: 'A judgement by the team, in words. There is no score.',
  submit: 'Propose the level',
  submitBy: {
    field: 'level',
    words: Object.fromEntries(levels.map(({ value, label }) => [value, `Propose ${label}`])),
  },
  sections: [
    { id: 'words', fields: [{ type: 'choice', name: 'level', label: 'Which words fit best?', options: levels }] },
    {
      id: 'evidence',
      fields: [
        {
          type: 'pick',
          name: 'evidence',
          label: 'What do you rely on?',
          hint: 'Tick at least one entry.',
          from: 'entries',
          many: true,
        },
      ],
    },
    {
      id: 'why',
      fields: [
        { type: 'long', name: 'rationale', label: 'Why this level?' },
        { type: 'long', name: 'otherExplanations', label: 'What else could explain it?', rows: 3 },
        { type: 'long', name: 'wouldChange', label: 'What would make us change it?', rows: 3 },
        {
          type: 'choice',
          name: 'sameForAnother',
          label: 'Would we say the same of another student with these facts?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'not-sure', label: 'Not sure' },
          ],
        },
        {
          type: 'long',
          name: 'sameMore',
          label: 'What makes you unsure?',
          rows: 2,
          when: { field: 'sameForAnother', is: ['not-sure'] },
        },
        {
          type: 'blocks',
          name: 'views',
          label: 'Different view',
          hint: 'Kept as written.',
          add: 'Add a view',
          optional: true,
          fields: [
            { type: 'text', name: 'name', label: 'Whose?' },
            { type: 'long', name: 'view', label: 'What do they see differently?', rows: 2 },
          ],
        },
        { type: 'tick', name: 'noOneDisagreed', label: 'No one disagreed' },
        { type: 'pick', name: 'there', label: 'Who was there?', from: 'team', many: true },
        {
          type: 'text',
          name: 'alsoThere',
          label: 'Who else was there?',
          hint: 'A teacher, the mother.',
          optional: true,
        },
      ],
    },
  ],
})

/** Before the meeting: three lines (P6). */
export const workingLevelDesign = (levels: readonly Option[]): FormDesign => ({
  id: 'working-level',
  title: 'Working level',
  lead: 'To act by until the team has met. Three lines are enough; nobody has to approve it.',
  submit: 'Set the working level',
  sections: [
    {
      id: 'words',
      fields: [
        { type: 'choice', name: 'level', label: 'Which words fit best?', options: levels },
        { type: 'text', name: 'known', label: 'What is known?' },
        { type: 'text', name: 'unknown', label: 'What is not known yet?' },
        { type: 'text', name: 'meanwhile', label: 'What is done until the meeting?' },
      ],
    },
  ],
})

export const approveLevelDesign: FormDesign = {
  id: 'level-approve',
  title: 'Approve the level of concern',
  submit: 'Approve',
  sections: [{ id: 'note', fields: [{ type: 'long', name: 'note', label: 'Note', rows: 2, optional: true }] }],
}

export const sendLevelBackDesign: FormDesign = {
  id: 'level-send-back',
  title: 'Send back with a question',
  lead: 'A higher level goes on counting. Nothing is lowered by a question.',
  submit: 'Send back with a question',
  sections: [
    { id: 'question', fields: [{ type: 'long', name: 'question', label: 'What do you want to know?', rows: 3 }] },
  ],
}
