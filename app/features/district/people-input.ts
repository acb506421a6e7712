import { z } from 'zod'
import { blocks, id, optionalId } from '#app/domain/fields.ts'

/** People in an order, each once. */
const inOrder = (least: number, message: string) =>
  blocks(z.object({ userId: id('Choose a person.') }))
    .refine((people) => people.length >= least, message)
    .refine(
      (people) => new Set(people.map((one) => one.userId)).size === people.length,
      'Somebody is named twice. Choose each person once.',
    )

export const triageGroupInput = z.object({
  schoolId: id('Choose a school.'),
  people: inOrder(2, 'Choose at least two people: two look at every report.'),
})
export const onDutyInput = z.object({ people: inOrder(1, 'Choose at least one person.') })
export const deputyInput = z.object({ userId: id('Choose who approves.'), deputyId: optionalId() })
