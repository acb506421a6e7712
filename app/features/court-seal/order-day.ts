import { localOf } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { InputRefused } from '#app/gates/errors.ts'

/** An order has its day before anybody acts on it. Throws `InputRefused`, beside the day. */
export function refuseOrderToCome(
  input: { orderedOn: Day },
  { now, calendar }: { now: Instant; calendar: { zone: string } },
): void {
  if (input.orderedOn > localOf(now, calendar.zone).day)
    throw new InputRefused({ orderedOn: 'This day is still to come. Give the day of the order.' }, input)
}
