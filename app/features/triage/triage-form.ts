import type { FormDesign } from '#app/ui/form/design.ts'

const quiet = ['not-a-threat', 'resolved', 'routed']

export const triageDesign: FormDesign = {
  id: 'triage',
  title: 'Record the outcome',
  lead: 'Opening a case and an emergency count at once. The others count when a second person confirms.',
  submit: 'Record this outcome',
  sections: [
    {
      id: 'outcome',
      fields: [
        {
          type: 'choice',
          name: 'outcome',
          label: 'Which outcome fits?',
          options: [
            { value: 'not-a-threat', label: 'Not a threat' },
            { value: 'resolved', label: 'Resolved, no continuing concern' },
            { value: 'routed', label: 'Routed elsewhere', hint: 'It belongs to somebody else; say to whom.' },
            { value: 'open', label: 'Open a case' },
            { value: 'emergency', label: 'Emergency', hint: 'Harm may be near: opens a case now.' },
          ],
        },
        {
          type: 'words',
          tone: 'warning',
          text: 'Call 911 first, then School Safety. This page phones nobody.',
          when: { field: 'outcome', is: ['emergency'] },
        },
        {
          type: 'text',
          name: 'routedTo',
          label: 'Where does it go?',
          hint: 'Bullying, Title IX, child protection, self-harm support, HR, special education, another team.',
          when: { field: 'outcome', is: ['routed'] },
        },
        { type: 'long', name: 'rationale', label: 'Why?' },
        {
          type: 'pick',
          name: 'cites',
          label: 'What do you rely on?',
          hint: 'Tick at least one entry.',
          from: 'entries',
          many: true,
          when: { field: 'outcome', is: quiet },
        },
        {
          type: 'blocks',
          name: 'followUps',
          label: 'Follow-up: what will somebody still do?',
          hint: 'A check-in, a mediation, a call home. Each becomes a task when a second person confirms.',
          add: 'Add another',
          optional: true,
          when: { field: 'outcome', is: quiet },
          fields: [
            { type: 'text', name: 'what', label: 'What?' },
            { type: 'pick', name: 'owner', label: 'Who?', from: 'takers', as: 'select' },
            { type: 'day', name: 'dueOn', label: 'By when?' },
          ],
        },
      ],
    },
  ],
}

export const sendBackDesign: FormDesign = {
  id: 'triage-question',
  title: 'Send back with a question',
  submit: 'Send back with a question',
  sections: [{ id: 'question', fields: [{ type: 'long', name: 'question', label: 'Your question', rows: 3 }] }],
}
