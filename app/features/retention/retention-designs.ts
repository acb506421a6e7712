import { z } from 'zod'
import { choice, id, text } from '#app/domain/fields.ts'
import { retentionMost } from '#app/domain/profiles/overrides.ts'
import { retentionClassIds } from '#app/domain/retention-schedule.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

const whole = (most: number, message: string) =>
  z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `Give a number from 1 to ${most}.`)

const noAge = z.literal('').transform(() => null)

/** How long one class of record is to be kept, where that comes from, and why it is changed. */
export const proposeRetentionInput = z.object({
  class: choice(retentionClassIds, 'Open the schedule again.'),
  years: whole(retentionMost.years, 'Give the years as a whole number.'),
  age: z.union([noAge, whole(retentionMost.age, 'Give the age as a whole number, or leave it empty.')]),
  basisKind: choice(['law', 'ours'], 'Say whether a law or a decision of the district sets it.'),
  basisText: text('Name the law and its section, or the policy, who decided it and when.', 300),
  reason: text('Say why it is changed.', 1_000),
})

export const approveRetentionInput = z.object({ changeId: id('Open the schedule again.') })

export const declineRetentionInput = z.object({
  changeId: id('Open the schedule again.'),
  note: text('Say why it is not changed.', 1_000),
})

export const proposeRetentionDesign: FormDesign = {
  id: 'retention-propose',
  title: 'Change how long records are kept',
  submit: 'Propose the change',
  sections: [
    {
      id: 'numbers',
      fields: [
        { type: 'number', name: 'years', label: 'Years after it was finished' },
        {
          type: 'number',
          name: 'age',
          label: 'And not before the student is so many years old',
          hint: 'Empty where no age counts.',
          optional: true,
        },
        {
          type: 'choice',
          name: 'basisKind',
          label: 'Who sets it?',
          options: [
            { value: 'law', label: 'A law' },
            { value: 'ours', label: 'The district' },
          ],
        },
        {
          type: 'text',
          name: 'basisText',
          label: 'Where do the numbers come from?',
          hint: 'The law and its section, or the policy, who decided it and when. Shown beside the numbers.',
        },
        {
          type: 'long',
          name: 'reason',
          label: 'Why is it changed?',
          hint: 'No names of students. It stays with the schedule’s history.',
          rows: 3,
        },
      ],
    },
  ],
}

export const approveRetentionDesign: FormDesign = {
  id: 'retention-approve',
  title: 'Approve a change of the schedule',
  submit: 'Approve it',
  lead: 'It counts from now on, for every case. Nothing is destroyed by it: two people still destroy each case.',
  sections: [],
}

export const declineRetentionDesign: FormDesign = {
  id: 'retention-decline',
  title: 'Decline a change of the schedule',
  submit: 'Decline it',
  lead: 'The schedule stays as it is. The change can be proposed again.',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'note', label: 'Why is it not changed?', rows: 3 }] }],
}
