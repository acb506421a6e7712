import type { FormDesign } from '#app/ui/form/design.ts'

export const targetDesign: FormDesign = {
  id: 'target',
  title: 'Who might be hurt',
  lead: 'One person, group or place at a time.',
  asksWhen: true,
  submit: 'Save who might be hurt',
  sections: [
    {
      id: 'who',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'Who or what is it?',
          options: [
            { value: 'student', label: 'A student' },
            { value: 'staff', label: 'Somebody on the staff' },
            { value: 'other', label: 'Somebody else', hint: 'A parent, a brother or sister, a neighbor.' },
            { value: 'group', label: 'A group' },
            { value: 'school', label: 'A school' },
            { value: 'unknown', label: 'Not known' },
          ],
        },
        { type: 'text', name: 'name', label: 'Name', hint: 'Or the group, the place, or "not known".' },
        { type: 'pick', name: 'personId', label: 'Who of these is it?', from: 'students', optional: true },
        {
          type: 'pick',
          name: 'userId',
          label: 'Their account, if they sign in here',
          hint: 'Whoever might be hurt does not see the case. You tell them yourself.',
          from: 'staff',
          as: 'select',
          optional: true,
          when: { field: 'kind', is: ['staff'] },
        },
        { type: 'long', name: 'why', label: 'Why do you think so?', rows: 3, optional: true },
      ],
    },
    {
      id: 'safe',
      heading: 'Safe now',
      fields: [
        {
          type: 'choice',
          name: 'safeNow',
          label: 'Is this person safe now?',
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'I don’t know' },
          ],
        },
        {
          type: 'words',
          tone: 'warning',
          text: 'If there is danger now, call 911 first. Then finish this.',
          when: { field: 'safeNow', is: ['no'] },
        },
        { type: 'long', name: 'safeHow', label: 'What was done so that they are safe?', rows: 3, optional: true },
      ],
    },
    {
      id: 'parents',
      heading: 'Parents',
      lead: 'Say what was threatened and what is being done. Who is behind it only where the law allows.',
      fields: [
        {
          type: 'choice',
          name: 'parentTold',
          label: 'Have the parents been told?',
          optional: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'not-yet', label: 'Not yet' },
            { value: 'not-needed', label: 'No parent to tell' },
          ],
        },
        {
          type: 'moment',
          name: 'parentToldAt',
          label: 'Told when?',
          start: 'empty',
          optional: true,
          when: { field: 'parentTold', is: ['yes'] },
        },
        {
          type: 'text',
          name: 'parentToldBy',
          label: 'Told by whom?',
          optional: true,
          when: { field: 'parentTold', is: ['yes'] },
        },
        {
          type: 'text',
          name: 'parentNotNeeded',
          label: 'Why is there no parent to tell?',
          optional: true,
          when: { field: 'parentTold', is: ['not-needed'] },
        },
        { type: 'long', name: 'supportOffered', label: 'What support was offered?', rows: 3, optional: true },
      ],
    },
  ],
}
