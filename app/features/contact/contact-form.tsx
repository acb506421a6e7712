import type { FormDesign } from '#app/ui/form/design.ts'

export const contactDesign: FormDesign = {
  id: 'contact',
  title: 'Contact',
  lead: 'A call, a talk, a message. Record attempts too: trying counts.',
  asksWhen: true,
  submit: 'Save the contact',
  sections: [
    {
      id: 'who',
      fields: [
        {
          type: 'choice',
          name: 'with',
          label: 'With whom?',
          options: [
            { value: 'parent', label: 'Parent or guardian of the student of concern' },
            { value: 'target-parent', label: 'Parent or guardian of a student who might be hurt' },
            { value: 'staff', label: 'Staff' },
            { value: 'agency', label: 'Agency' },
            { value: 'other', label: 'Somebody else' },
          ],
        },
        { type: 'text', name: 'who', label: 'Name and relation' },
        {
          type: 'pick',
          name: 'targetEntryId',
          label: 'About which person who might be hurt?',
          from: 'targets',
          none: 'Nobody in particular',
          optional: true,
          when: { field: 'with', is: ['target-parent'] },
        },
        {
          type: 'choice',
          name: 'safeNow',
          label: 'Is that person safe now?',
          optional: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'I don’t know' },
          ],
          when: { field: 'with', is: ['target-parent'] },
        },
        { type: 'text', name: 'why', label: 'Why?' },
        {
          type: 'choice',
          name: 'how',
          label: 'How?',
          hint: 'To parents of a student who might be hurt, a letter is the written notice, and so is a message that reached them.',
          options: [
            { value: 'phone', label: 'Phone' },
            { value: 'in-person', label: 'In person' },
            { value: 'message', label: 'Message' },
            { value: 'letter', label: 'Letter' },
            { value: 'video', label: 'Video call' },
            { value: 'home', label: 'At home' },
          ],
        },
        {
          type: 'choice',
          name: 'reached',
          label: 'Reached?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'message-left', label: 'Message left' },
            { value: 'not-called', label: 'Not called for now, for a reason' },
          ],
        },
        {
          type: 'long',
          name: 'because',
          label: 'Why are they not called?',
          hint: 'For the parents of the student of concern only: a call would put the student in danger, or police ask to wait.',
          rows: 3,
          when: { field: 'reached', is: ['not-called'] },
        },
        {
          type: 'pick',
          name: 'agreedBy',
          label: 'Who agrees with you?',
          from: 'team',
          as: 'select',
          when: { field: 'reached', is: ['not-called'] },
        },
        { type: 'text', name: 'attempt', label: 'Which attempt was this?', hint: '1st, 2nd, 3rd', optional: true },
      ],
    },
    {
      id: 'said',
      heading: 'What was said',
      fields: [
        { type: 'long', name: 'told', label: 'What did you tell them?', optional: true },
        {
          type: 'quote',
          name: 'said',
          label: 'What did they say?',
          hint: 'Their own words if you can.',
          optional: true,
        },
        { type: 'text', name: 'language', label: 'Language or interpreter', optional: true },
      ],
    },
  ],
}
