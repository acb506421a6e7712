import type { FormDesign } from '#app/ui/form/design.ts'

export const wentOnDesign: FormDesign = {
  id: 'went-on',
  title: 'A step taken without something',
  lead: 'Somebody who may went on although something was missing. A district lead, or the deputy, reads why.',
  submit: 'I have read this',
  sections: [],
}
