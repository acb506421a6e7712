import type { FormDesign } from '#app/ui/form/design.ts'

export const priorContactsDesign: FormDesign = {
  id: 'prior-contacts',
  title: 'Prior contacts',
  lead: 'What this district already knows, in which role. “None” is a result too.',
  submit: 'Record this result',
  sections: [
    {
      id: 'elsewhere',
      fields: [
        {
          type: 'long',
          name: 'elsewhere',
          label: 'Looked up elsewhere',
          hint: 'Paper files, a transfer file, another office: where you looked and what you found.',
          optional: true,
          rows: 3,
        },
      ],
    },
  ],
}
