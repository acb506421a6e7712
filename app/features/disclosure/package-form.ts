import type { Field, FormDesign } from '#app/ui/form/design.ts'

/** Files of the case that may go with what is made, each as it is. */
export const fileFields: readonly Field[] = [
  {
    type: 'pick',
    name: 'files',
    label: 'Files to give with it',
    hint: 'They go beside the file that is made, as they are: names, faces and places inside them stay.',
    from: 'files',
    many: true,
    optional: true,
  },
  {
    type: 'tick',
    name: 'looked',
    label: 'I looked at each of these files, and nothing in it has to stay here',
    optional: true,
  },
]

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
        ...fileFields,
      ],
    },
  ],
}
