import type { FormDesign } from '#app/ui/form/design.ts'

/** Opening a report asks nothing: the name, the time and the number are recorded. */
export const acknowledgeDesign: FormDesign = {
  id: 'acknowledge',
  title: 'Open this report',
  lead: 'Your name and the time are recorded, the screening gets its number, and you become a member.',
  submit: 'Open this report',
  sections: [],
}
