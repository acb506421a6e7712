import type { FormDesign } from '#app/ui/form/design.ts'

export const checkInDesign: FormDesign = {
  id: 'check-in',
  onPaper: 'Which action of the plan?',
  title: 'Check-in',
  submit: 'Save',
  sections: [
    {
      id: 'done',
      fields: [
        {
          type: 'choice',
          name: 'result',
          label: 'Was it done?',
          options: [
            { value: 'done', label: 'Done' },
            { value: 'not-done', label: 'Not done' },
          ],
        },
        {
          type: 'long',
          name: 'instead',
          label: 'What happened instead?',
          rows: 3,
          when: { field: 'result', is: ['not-done'] },
        },
        { type: 'day', name: 'dueOn', label: 'For which day?' },
      ],
    },
  ],
}

/** Taking a check-in back asks nothing. */
export const undoCheckInDesign: FormDesign = {
  id: 'check-in-undo',
  onPaper: 'Which action of the plan, of which day?',
  title: 'Take a check-in back',
  lead: 'Both stay on record, and the check-in can be recorded again.',
  submit: 'Undo',
  sections: [],
}

/** The check-in of the action that the address names: each keeps a draft of its own. */
export const checkInFor = {
  id: 'check-in',
  design: ({ actionId }: Readonly<Record<string, unknown>>): FormDesign | undefined =>
    typeof actionId === 'string' ? { ...checkInDesign, id: `check-in.${actionId}` } : undefined,
}

/** What the check-in is about, and what to do where it can't be done. */
export const CheckInAbout = ({ what, ifNot }: { what: string; ifNot?: string }) => (
  <>
    <p>{what}</p>
    {ifNot ? <p>If it can’t be done: {ifNot}</p> : null}
  </>
)
