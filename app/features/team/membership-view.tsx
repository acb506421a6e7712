import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { Field } from '#app/ui/form/design.ts'

const who: readonly Field[] = [
  { type: 'text', name: 'name', label: 'Who' },
  {
    type: 'choice',
    name: 'role',
    label: 'As',
    options: [
      { value: 'lead', label: 'Lead' },
      { value: 'member', label: 'Member' },
      { value: 'officer', label: 'Officer' },
      { value: 'consulted', label: 'Consulted' },
    ],
  },
  { type: 'text', name: 'reason', label: 'Why' },
  { type: 'day', name: 'until', label: 'Until' },
]

/** How joining and leaving a team read. */
export const MemberAddedView = viewOf({
  id: 'member-added',
  title: 'Joined the team',
  submit: '',
  sections: [{ id: 'who', fields: who }],
})
export const MemberEndedView = viewOf({
  id: 'member-ended',
  title: 'Left the team',
  submit: '',
  sections: [{ id: 'who', fields: who.filter((field) => field.type !== 'choice' && field.type !== 'day') }],
})
