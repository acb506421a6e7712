import type { FormDesign } from '#app/ui/form/design.ts'

export const restoredDesign: FormDesign = {
  id: 'restored',
  title: 'A backup was restored',
  submit: 'Record that I looked at it',
  sections: [
    {
      id: 'what',
      heading: 'What is missing?',
      fields: [
        {
          type: 'words',
          text: 'Ask each team, triage and whoever was on duty what they put on record since then. Reports that came in are gone too: ask who referred somebody. What is still known is put on record again, with the time at which it happened. A case that was destroyed since is there again: destroy it again.',
        },
        {
          type: 'long',
          name: 'note',
          label: 'Whom did you ask, and what was put on record again?',
        },
      ],
    },
  ],
}
