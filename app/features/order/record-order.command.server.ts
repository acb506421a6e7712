import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { instantAt, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { endOrderInput, order, orderEnded, orderInput, orderKinds } from './order.entry.ts'

/** Puts an order on record, at every stage and after the closing (P2, P16). */
export const recordOrder = caseCommand({
  name: 'recordOrder',
  input: orderInput,
  permission: 'order.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar, correcting }) => {
    const { caseId: _case, happened, ...base } = input
    if (instantAt(base.issuedOn, '00:00', calendar.zone) > now) {
      throw new InputRefused({ issuedOn: 'This day has not come yet.' }, input)
    }
    if (base.replaces) {
      const earlier = caseFile.orders.find((one) => one.root === base.replaces)
      if (!earlier) throw new InputRefused({ replaces: 'Choose an order of this case.' }, input)
      if (earlier.replacedBy && earlier.replacedBy !== correcting?.root)
        throw new RuleBroken('That order has already been replaced by another.', 'P16')
    }
    const entry = entryOf(order, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** Puts on record that an order ended before its date. Its alarms stop. */
export const endOrder = caseCommand({
  name: 'endOrder',
  input: endOrderInput,
  permission: 'order.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar, correcting }) => {
    const { caseId: _case, ...said } = input
    const known = caseFile.orders.find((one) => one.root === said.orderId)
    if (!known) throw new InputRefused({ orderId: 'Choose an order of this case.' }, input)
    if (known.ended && known.ended.entryId !== correcting?.entryId)
      throw new RuleBroken('This order has already ended.', 'P16')
    if (instantAt(said.endedOn, '00:00', calendar.zone) > now) {
      throw new InputRefused({ endedOn: 'This day has not come yet.' }, input)
    }
    const name = orderKinds[known.kind as keyof typeof orderKinds] ?? known.kind
    const base = { ...said, name: known.number ? `${name} ${known.number}` : name }
    const entry = entryOf(orderEnded, newId('entry'), { on: said.endedOn }, { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
