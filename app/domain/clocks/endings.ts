import type { OrderFact } from '../file/safety.ts'
import { clockRule } from '../profiles/profile.ts'
import { instantAt, plusDays } from '../time.ts'
import type { Day } from '../time.ts'
import { deadline, leadGroupOf, running, triageGroupOf } from './deadline.ts'
import type { Clock, ClockContext } from './deadline.ts'

/** The days on which an order's end is announced, the earliest first; none before the order was issued. */
export function alarmDaysOf(order: OrderFact, { profile }: ClockContext): Day[] {
  const { expiresOn } = order
  if (!expiresOn) return []
  const days = clockRule(profile, 'order-expiry').alarmDays ?? []
  return days
    .map((before) => plusDays(expiresOn, -before))
    .filter((on) => on >= order.issuedOn)
    .sort()
}

/** Whether an order still stands: neither replaced nor ended. One that was replaced never alarms (P16). */
export const standsStill = (order: OrderFact): boolean => order.replacedBy === null && order.ended === null

/** Whether an order ended with its day and nothing stands in its place: nobody recorded another, or that it ended. */
export const endedUnreplaced = (order: OrderFact, today: Day): boolean =>
  standsStill(order) && order.expiresOn !== null && order.expiresOn < today

/** Each order's end is seen coming. It outlives the closing of the case. */
export const orderClock: Clock = (file, context) =>
  file.orders
    .filter((order) => standsStill(order) && order.expiresOn !== null)
    .flatMap((order) =>
      running(
        deadline(
          'order-expiry',
          {
            about: order.root,
            owner: leadGroupOf(file),
            startedAt: instantAt(order.issuedOn, '00:00', context.calendar.zone),
            dueOn: order.expiresOn ?? undefined,
          },
          context,
        ),
      ),
    )

/** New reports are watched for until this day, after a quick close or a closing. */
export const watchClock: Clock = (file, context) => {
  const { closed } = file.closing
  if (closed) {
    if (closed.watchUntil === null) return []
    const started = { about: closed.entryId, owner: leadGroupOf(file), startedAt: closed.at, dueOn: closed.watchUntil }
    return running(deadline('watch', started, context))
  }
  const ended = file.stageLog.findLast(({ act }) => act === 'screen-out')
  const until = file.triage.watchUntil
  if (!ended || !until || file.stage !== 'screened_out') return []
  const started = { about: ended.entryId, owner: triageGroupOf(file), startedAt: ended.at, dueOn: until as Day }
  return running(deadline('watch', started, context))
}
