import type { Field, FormDesign } from '#app/ui/form/design.ts'
import { closingReasonWords, criteria } from './closing-words.ts'

const criterion = ({ id, asks, about }: (typeof criteria)[number]): readonly Field[] => [
  {
    type: 'choice',
    name: `criteria.${id}.answer`,
    label: asks,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'not-applicable', label: 'Doesn’t apply' },
    ],
  },
  {
    type: 'text',
    name: `criteria.${id}.because`,
    label: `Because, on ${about}`,
    when: { field: `criteria.${id}.answer`, is: ['no', 'not-applicable'] },
  },
]

export const closingDesign: FormDesign = {
  id: 'closing',
  title: 'Closing',
  lead: 'One person proposes, somebody else signs. Orders and their alarms go on; new reports are watched for a while.',
  submit: 'Propose the closing',
  sections: [
    {
      id: 'criteria',
      heading: 'What is answered',
      lead: 'Leave these open where the case was opened in error or the student died: it closes without them, and what is still missing stays on record with it.',
      fields: criteria.flatMap(criterion),
    },
    {
      id: 'why',
      heading: 'Why it can close',
      fields: [
        {
          type: 'choice',
          name: 'reason',
          label: 'Reason',
          as: 'select',
          options: Object.entries(closingReasonWords).map(([value, label]) => ({ value, label })),
        },
        { type: 'long', name: 'rationale', label: 'Why can it close?' },
        { type: 'long', name: 'views', label: 'Different views', hint: 'Kept as written.', rows: 2, optional: true },
        { type: 'long', name: 'tasksGoTo', label: 'Who carries on what is still open?', rows: 2, optional: true },
        { type: 'long', name: 'parentTold', label: 'What were the parents told, by whom?', rows: 2, optional: true },
        { type: 'tick', name: 'afterAction', label: 'Something here should be learned from', optional: true },
      ],
    },
  ],
}

export const signClosingDesign: FormDesign = {
  id: 'closing-sign',
  title: 'Sign the closing',
  submit: 'Sign the closing',
  sections: [{ id: 'note', fields: [{ type: 'long', name: 'note', label: 'Note', rows: 2, optional: true }] }],
}

export const withdrawClosingDesign: FormDesign = {
  id: 'closing-withdraw',
  title: 'Take the closing back',
  lead: 'The case goes on. Any member can, also somebody who doesn’t agree to the closing.',
  submit: 'Take it back',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'reason', label: 'Why?', rows: 3 }] }],
}
