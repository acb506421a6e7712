import { z } from 'zod'
import { holdReasonIds, holdReasons } from '#app/domain/destruction.ts'
import { choice, id, text } from '#app/domain/fields.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** Why a record is kept whatever its time. */
export const setHoldInput = z.object({
  caseId: id('Open the case again.'),
  code: choice(holdReasonIds, 'Choose why it is kept.'),
  reason: text('Say which matter it is, and who asked for the hold.', 2_000),
})

/** That a hold is over. */
export const liftHoldInput = z.object({
  caseId: id('Open the case again.'),
  holdId: id('Open the page again.'),
  reason: text('Say why it is over, and who said so.', 2_000),
})

export const setHoldDesign: FormDesign = {
  id: 'hold-set',
  title: 'Set a legal hold',
  submit: 'Set the hold',
  lead: 'As long as it stands, nothing of this case is destroyed. The work on it goes on as before.',
  sections: [
    {
      id: 'why',
      fields: [
        {
          type: 'choice',
          name: 'code',
          label: 'Why is it kept?',
          options: Object.entries(holdReasons).map(([value, label]) => ({ value, label })),
        },
        {
          type: 'long',
          name: 'reason',
          label: 'Which matter is it, and who asked?',
          hint: 'Kept sealed in the log of the case.',
          rows: 3,
        },
      ],
    },
  ],
}

export const liftHoldDesign: FormDesign = {
  id: 'hold-lift',
  title: 'Lift a legal hold',
  submit: 'Lift the hold',
  lead: 'Where no other hold stands, the case may be destroyed after its time, by two people.',
  sections: [
    {
      id: 'why',
      fields: [{ type: 'long', name: 'reason', label: 'Why is it over, and who said so?', rows: 3 }],
    },
  ],
}
