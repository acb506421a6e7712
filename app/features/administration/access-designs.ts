import { notDelegated } from '#app/policy/delegation.ts'
import { accessLimits } from '#app/policy/access-limits.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** The form that names who stands in for somebody. It says in words what is not taken over. */
export const standInDesign: FormDesign = {
  id: 'stand-in',
  title: 'Name who stands in',
  submit: 'Name who stands in',
  lead: 'For days on which you are away.',
  sections: [
    {
      id: 'facts',
      fields: [
        {
          type: 'words',
          text: `They do the daily work of your cases, each thing under their own name and in your place. Not taken over: ${notDelegated.join('; ')}. A case that you are kept out of is not opened to them, nor one that they are kept out of.`,
        },
        { type: 'pick', name: 'deputyId', label: 'Who stands in?', from: 'staff', as: 'select' },
        { type: 'day', name: 'from', label: 'First day' },
        {
          type: 'day',
          name: 'until',
          label: 'Last day',
          hint: `At most ${accessLimits.delegation.days} days in all.`,
        },
        { type: 'text', name: 'reason', label: 'Why?', hint: 'Such as leave or illness; no details.' },
      ],
    },
  ],
}
export const endStandInDesign: FormDesign = {
  id: 'end-stand-in',
  title: 'End a standing in',
  submit: 'End the standing in',
  lead: 'It ends at once.',
  sections: [{ id: 'facts', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
}
export const agreementDesign: FormDesign = {
  id: 'agreement',
  title: 'Renew an agreement',
  submit: 'Save the agreement’s last day',
  sections: [
    {
      id: 'facts',
      fields: [
        {
          type: 'words',
          text: 'After the last day this person can’t sign in. Roles that ended with the agreement before are given again, each on purpose.',
        },
        { type: 'day', name: 'until', label: 'The agreement’s last day' },
        { type: 'text', name: 'reason', label: 'Which agreement?', hint: 'Such as MOU 2027 with the sheriff.' },
      ],
    },
  ],
}
