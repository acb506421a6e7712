import type { FormDesign } from '#app/ui/form/design.ts'

export const withdrawDesign: FormDesign = {
  id: 'withdraw',
  onPaper: 'Which entry, of when?',
  title: 'Withdraw this entry',
  lead: 'For a mistake, such as the wrong case. It stays on record as withdrawn, with your reason, and counts no more.',
  submit: 'Withdraw this entry',
  sections: [{ id: 'why', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
}
