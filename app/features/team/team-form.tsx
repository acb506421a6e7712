import type { FormDesign } from '#app/ui/form/design.ts'

export const addMemberDesign: FormDesign = {
  id: 'team-add',
  title: 'Add to the team',
  lead: 'Whoever is on the team reads this case. Add those who need to.',
  submit: 'Add to the team',
  sections: [
    {
      id: 'who',
      fields: [
        { type: 'pick', name: 'userId', label: 'Who?', from: 'staff', as: 'select' },
        {
          type: 'choice',
          name: 'role',
          label: 'As what?',
          options: [
            { value: 'member', label: 'Member', hint: 'Reads and writes.' },
            { value: 'officer', label: 'Officer', hint: 'A law-enforcement partner.' },
            { value: 'consulted', label: 'Consulted', hint: 'Reads for a few days.' },
          ],
        },
        { type: 'text', name: 'reason', label: 'Why?' },
        {
          type: 'day',
          name: 'until',
          label: 'Until',
          hint: 'The last day. Always given for somebody who is consulted.',
          optional: true,
        },
      ],
    },
  ],
}

export const endMemberDesign: FormDesign = {
  id: 'team-end',
  onPaper: 'Whose?',
  title: 'End a membership',
  lead: 'What this person read and wrote stays on record.',
  submit: 'End the membership',
  sections: [{ id: 'why', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
}

export const changeLeadDesign: FormDesign = {
  id: 'team-lead',
  title: 'Change the lead',
  lead: 'The lead before stays a member.',
  submit: 'Change the lead',
  sections: [
    {
      id: 'who',
      fields: [
        { type: 'pick', name: 'userId', label: 'Who leads from now on?', from: 'team', as: 'select' },
        { type: 'text', name: 'reason', label: 'Why?' },
      ],
    },
  ],
}

/** The page of the whole team. */
export const teamDesign: FormDesign = { id: 'team', title: 'Team', submit: '', sections: [] }

/** The end of the membership that the address names: each keeps a draft of its own. */
export const endMemberFor = {
  id: 'team-end',
  design: ({ userId }: Readonly<Record<string, unknown>>): FormDesign | undefined =>
    typeof userId === 'string' ? { ...endMemberDesign, id: `team-end.${userId}` } : undefined,
}
