import { z } from 'zod'
import { choice, optionalText } from '#app/domain/fields.ts'
import { daySchema } from '#app/domain/time.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import { foundField, notSaid } from './put-right.ts'

/** What the form of a week sends: whether something has to be put right, and what. `week` is its Monday. */
export const signWeekInput = z
  .object({
    week: daySchema,
    found: choice(['nothing', 'something'], 'Say whether something has to be put right.'),
    note: optionalText(4000),
  })
  .refine(({ found, note }) => found === 'nothing' || note, notSaid('note'))

export const signWeekDesign: FormDesign = {
  id: 'sign-week',
  title: 'Look over a week',
  submit: 'Sign this week',
  sections: [
    {
      id: 'found',
      fields: [
        {
          type: 'choice',
          name: 'found',
          label: 'Does something in it have to be put right?',
          options: [
            { value: 'nothing', label: 'No' },
            { value: 'something', label: 'Yes' },
          ],
        },
        foundField('note', 'What, and who was told?', 'Cases by their number, no student by name.'),
      ],
    },
  ],
}
