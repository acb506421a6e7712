import type { FormDesign } from '#app/ui/form/design.ts'

const userFields = [
  { type: 'text', name: 'name', label: 'Name' },
  { type: 'text', name: 'title', label: 'What they do', hint: 'Such as Counselor ACE.' },
  { type: 'text', name: 'signIn', label: 'Sign-in name', hint: 'Letters, digits, dots. No spaces.' },
  { type: 'text', name: 'phone', label: 'Phone', inputMode: 'tel', optional: true },
  {
    type: 'text',
    name: 'email',
    label: 'E-mail',
    hint: 'Where a parent on the roster has the same one, this person is kept out of that student’s case.',
    inputMode: 'email',
    optional: true,
  },
  {
    type: 'day',
    name: 'agreementUntil',
    label: 'Agreement ends',
    hint: 'For people from outside: they can’t sign in after this day.',
    optional: true,
  },
] as const

export const newUserDesign: FormDesign = {
  id: 'new-user',
  title: 'Add a person',
  submit: 'Add this person',
  lead: 'They have no role and no password yet.',
  sections: [{ id: 'facts', fields: userFields }],
}
export const userDesign: FormDesign = {
  id: 'user',
  title: 'Change a person’s details',
  submit: 'Save the details',
  sections: [{ id: 'facts', fields: userFields }],
}

export const grantDesign: FormDesign = {
  id: 'grant',
  title: 'Give a role',
  submit: 'Give this role',
  sections: [
    {
      id: 'facts',
      fields: [
        {
          type: 'pick',
          name: 'role',
          label: 'Role',
          hint: 'Roles of the team are given by a district lead, all others by an administrator too.',
          from: 'roles',
          as: 'radio',
        },
        { type: 'pick', name: 'schoolId', label: 'For which school?', from: 'schools', none: 'The whole district' },
        { type: 'day', name: 'from', label: 'First day' },
        {
          type: 'day',
          name: 'until',
          label: 'Last day',
          hint: 'Officers’ and auditors’ roles always end.',
          optional: true,
        },
        { type: 'text', name: 'reason', label: 'Why?' },
      ],
    },
  ],
}

const because = (id: string, title: string, submit: string, lead: string): FormDesign => ({
  id,
  title,
  submit,
  lead,
  sections: [{ id: 'facts', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
})
export const endGrantDesign = because(
  'end-grant',
  'End a role',
  'End this role',
  'It ends at once, with what it opened.',
)
export const disableUserDesign = because(
  'disable-user',
  'Disable an account',
  'Disable this account',
  'All sessions end at once. What was put on record stays.',
)
export const enableUserDesign = because(
  'enable-user',
  'Enable an account',
  'Enable this account',
  'The person can sign in again, with the roles that still run.',
)
export const endSessionsDesign = because(
  'end-sessions',
  'End all sessions',
  'End all sessions',
  'For a lost phone or a shared computer. The person may sign in again.',
)
export const resetFactorsDesign = because(
  'reset-factors',
  'Ask for a reset of second steps',
  'Ask for the reset',
  'For somebody who lost their passkey, app and recovery codes, and whom you know to be them. Somebody else confirms it.',
)
