import type { FormDesign } from '#app/ui/form/design.ts'

export const declareRecusalDesign: FormDesign = {
  id: 'recusal-declare',
  title: 'I should not be on this case',
  lead: 'You may be related, too close, or part of it yourself. You need not say why.',
  submit: 'Take me off this case',
  sections: [
    {
      id: 'why',
      fields: [
        {
          type: 'long',
          name: 'because',
          label: 'Why, if you want to say',
          hint: 'Read only by the lead, the district leads and the records officer.',
          optional: true,
          rows: 3,
        },
      ],
    },
  ],
}

export const recuseSomebodyDesign: FormDesign = {
  id: 'recusal-new',
  title: 'Keep somebody out of this case',
  lead: 'They leave the team at once and can’t see the case any more, whatever their role. Others read only that they left.',
  submit: 'Keep this person out',
  sections: [
    {
      id: 'who',
      fields: [
        { type: 'pick', name: 'userId', label: 'Who?', from: 'staff', as: 'select' },
        {
          type: 'long',
          name: 'because',
          label: 'Why?',
          hint: 'Read only by the lead, the district leads and the records officer.',
          rows: 3,
        },
      ],
    },
  ],
}

export const answerRecusalDesign: FormDesign = {
  id: 'recusal-answer',
  onPaper: 'About whom?',
  title: 'Is this person related to the student?',
  submit: 'Save the answer',
  sections: [
    {
      id: 'answer',
      fields: [
        {
          type: 'choice',
          name: 'answer',
          label: 'Is it so?',
          options: [
            { value: 'so', label: 'Yes', hint: 'They are kept out of this case, whatever their role.' },
            { value: 'not-so', label: 'No', hint: 'They are not asked about again in this case.' },
          ],
        },
        { type: 'long', name: 'because', label: 'How do you know?', optional: true, rows: 3 },
      ],
    },
  ],
}

export const endRecusalDesign: FormDesign = {
  id: 'recusal-end',
  onPaper: 'About whom?',
  title: 'Let somebody back into this case',
  lead: 'They don’t join the team by this: somebody adds them.',
  submit: 'Let them back',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'because', label: 'Why?', rows: 3 }] }],
}

const named = (design: FormDesign) => ({
  id: design.id,
  design: ({ recusalId }: Readonly<Record<string, unknown>>): FormDesign | undefined =>
    typeof recusalId === 'string' ? { ...design, id: `${design.id}.${recusalId}` } : undefined,
})

/** The forms about the person whom the address names: each keeps a draft of its own. */
export const answerRecusalFor = named(answerRecusalDesign)
export const endRecusalFor = named(endRecusalDesign)
