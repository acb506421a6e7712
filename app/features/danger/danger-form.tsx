import type { Field, FormDesign } from '#app/ui/form/design.ts'

const callFields: readonly Field[] = [
  {
    type: 'text',
    name: 'calledBy',
    label: 'Who called or is calling?',
    optional: true,
    when: { field: 'called', is: ['somebody-else'] },
  },
  {
    type: 'moment',
    name: 'calledAt',
    label: 'Called when?',
    hint: 'Leave this empty for now.',
    start: 'empty',
    optional: true,
    when: { field: 'called', is: ['yes', 'somebody-else'] },
  },
]

/** One page that interrupts. `now` is the time beside "I have called"; without it the words fit paper and reading. */
export const imminentDesign = (now?: string): FormDesign => ({
  id: 'danger',
  title: 'Someone is in danger now',
  submit: 'Mark imminent',
  sections: [
    {
      id: 'danger',
      fields: [
        {
          type: 'choice',
          name: 'called',
          label: 'Has 911 been called?',
          options: [
            { value: 'yes', label: now ? `I have called, at ${now}` : 'I have called' },
            { value: 'somebody-else', label: 'Someone else is calling' },
            { value: 'not-yet', label: 'Not called yet' },
          ],
        },
        ...callFields,
        { type: 'text', name: 'what', label: 'What is happening?', optional: true },
      ],
    },
  ],
})

export const callAnswerDesign: FormDesign = {
  id: 'danger-call',
  title: 'Has 911 been called?',
  submit: 'Save the answer',
  sections: [
    {
      id: 'call',
      fields: [
        {
          type: 'choice',
          name: 'called',
          label: 'Has 911 been called?',
          options: [
            { value: 'yes', label: 'I have called' },
            { value: 'somebody-else', label: 'Someone else called' },
          ],
        },
        ...callFields,
      ],
    },
  ],
}

export const standDownDesign: FormDesign = {
  id: 'stand-down',
  title: 'Stand down',
  lead: 'Two people say that the danger has passed. You are the first; the danger stays marked until somebody else confirms.',
  submit: 'Propose to stand down',
  sections: [
    { id: 'reason', fields: [{ type: 'long', name: 'reason', label: 'Why has the danger passed?', rows: 4 }] },
  ],
}

export const confirmStandDownDesign: FormDesign = {
  id: 'stand-down-confirm',
  title: 'Confirm: the danger has passed',
  lead: 'You are the second person. After this, nobody is marked as in danger here.',
  submit: 'Confirm and stand down',
  sections: [],
}
