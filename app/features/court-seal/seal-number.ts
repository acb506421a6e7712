import { z } from 'zod'
import { id, text } from '#app/domain/fields.ts'
import { isNumberOf, sameNumber } from '#app/domain/typed-number.ts'
import { InputRefused } from '#app/gates/errors.ts'

/** The number is typed once more, so that nobody seals another case than they mean. */
export const confirmSealInput = z.object({
  caseId: id('Open the case again.'),
  number: text('Type the number of the case.', 40),
})
/** Of a sealed record nothing but the order is known to whoever opens it: that is what they type. */
export const confirmUnsealInput = z.object({
  caseId: id('Open the page again.'),
  order: text('Type the number of the order.', 120),
})

/** Throws `InputRefused` where the number typed is another case's. */
export function refuseOtherNumber(
  input: z.output<typeof confirmSealInput>,
  file: { caseNumber: string | null; reportNumber: string | null },
): void {
  if (!isNumberOf(file, input.number)) throw new InputRefused({ number: 'This is not the number of this case.' }, input)
}

/** Throws `InputRefused` where the number typed is another order's than the one that opens the record. */
export function refuseOtherOrder(input: z.output<typeof confirmUnsealInput>, asked: { order: string }): void {
  if (!sameNumber(input.order, asked.order))
    throw new InputRefused({ order: 'This is not the number of the order that was given.' }, input)
}
