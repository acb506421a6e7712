import type { FormDesign } from '#app/ui/form/design.ts'

/** Confirming asks nothing: the second name and the time are recorded. */
export const confirmDesign: FormDesign = {
  id: 'triage-confirm',
  title: 'Confirm the screening',
  lead: 'Read what is proposed and what it rests on. Your name stands beside the first one.',
  submit: 'Confirm',
  sections: [],
}
