import type { FormDesign } from '#app/ui/form/design.ts'

/** P21, in the words that stand beside every upload. */
export const uploadWarning = 'Never a sexual image. Describe it and call.'

export const fileDesign: FormDesign = {
  id: 'file',
  title: 'File',
  lead: 'A screenshot, a photo, a document. Each is kept with its hash, so that a copy can be compared.',
  asksWhen: true,
  submit: 'Save the file',
  sections: [
    {
      id: 'file',
      fields: [
        {
          type: 'words',
          tone: 'warning',
          text: 'A sexual image of a minor is described, never uploaded. Don’t forward or save it. Call police.',
        },
        { type: 'file', name: 'files', label: 'Files', hint: 'Up to 10, each up to 50 MB.', many: true },
        { type: 'text', name: 'what', label: 'What does it show?' },
        { type: 'text', name: 'from', label: 'From whom, or from where?', optional: true },
        { type: 'text', name: 'account', label: 'Account, handle or address', optional: true },
        {
          type: 'choice',
          name: 'originalKept',
          label: 'Is the original kept?',
          hint: 'On the device it was found on. Ask that nothing is deleted.',
          optional: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'I don’t know' },
          ],
        },
        { type: 'text', name: 'originalWhere', label: 'Where is the original?', optional: true },
      ],
    },
  ],
}

export const blockFileDesign: FormDesign = {
  id: 'file-block',
  onPaper: 'Which file?',
  title: 'Block this file',
  lead: 'At once, for everybody. That the file exists and its hash stay on record.',
  submit: 'Block this file',
  sections: [{ id: 'why', fields: [{ type: 'text', name: 'reason', label: 'Why?' }] }],
}
