import type { FormDesign } from '#app/ui/form/design.ts'

export const weaponCheckDesign: FormDesign = {
  id: 'weapon-check',
  title: 'Check the storage again',
  lead: 'Access may have changed. This clock runs in school breaks.',
  asksWhen: true,
  submit: 'Save the check',
  sections: [
    {
      id: 'check',
      fields: [
        { type: 'pick', name: 'addressId', label: 'Which address?', from: 'addresses' },
        {
          type: 'choice',
          name: 'result',
          label: 'What did you find?',
          options: [
            { value: 'police-hold', label: 'Police still hold them' },
            { value: 'seen-locked', label: 'Still locked, seen' },
            { value: 'told-locked', label: 'Still locked, as told' },
            { value: 'gone', label: 'No weapons there any more' },
            { value: 'changed', label: 'Something has changed' },
          ],
        },
        {
          type: 'words',
          tone: 'warning',
          text: 'Don’t leave it at this. Call the officer, then record under Home visit what was done.',
          when: { field: 'result', is: ['changed'] },
        },
        { type: 'text', name: 'verifiedBy', label: 'Who looked, or who was asked?' },
        {
          type: 'long',
          name: 'note',
          label: 'Note',
          hint: 'No serial numbers, codes or where the key is.',
          rows: 2,
          optional: true,
        },
        { type: 'day', name: 'checkAgainBy', label: 'Check again by', optional: true },
      ],
    },
  ],
}
