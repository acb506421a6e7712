import type { FormDesign } from '#app/ui/form/design.ts'

export const packageDesign: FormDesign = {
  id: 'inspection-package',
  title: 'The record as a parent may see it',
  lead: 'Read the preview below first. The file is made once and kept as it is.',
  submit: 'Make the file',
  sections: [
    {
      id: 'package',
      fields: [
        { type: 'pick', name: 'requestId', label: 'Whose request does it answer?', from: 'requests' },
        {
          type: 'long',
          name: 'alsoHide',
          label: 'More names to leave out',
          hint: 'Look for other students in the preview. One on each line: they become initials wherever they stand.',
          rows: 3,
          optional: true,
        },
      ],
    },
  ],
}
