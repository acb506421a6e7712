import type { FormDesign } from '#app/ui/form/design.ts'

export const connectIdentityDesign: FormDesign = {
  id: 'connect-identity',
  title: 'Connect an account',
  submit: 'Connect this account',
  sections: [
    {
      id: 'facts',
      fields: [
        {
          type: 'text',
          name: 'email',
          label: 'E-mail address that the provider shows',
          hint: 'It counts once, at the first sign-in, and only where the provider has verified it. After that the account itself counts.',
        },
        { type: 'text', name: 'reason', label: 'How do you know that it is theirs?' },
      ],
    },
  ],
}

export const endIdentityDesign: FormDesign = {
  id: 'end-identity',
  title: 'End a connection',
  submit: 'End this connection',
  lead: 'All sessions of this person end at once.',
  sections: [{ id: 'facts', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
}
