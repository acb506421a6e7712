import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, id, optionalDay, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { daySchema, localMomentSchema, longDayWords } from '#app/domain/time.ts'

export const orderKinds = {
  'gvro-emergency': 'Gun violence restraining order, temporary emergency',
  'gvro-ex-parte': 'Gun violence restraining order, without a hearing',
  'gvro-after-hearing': 'Gun violence restraining order, after hearing',
  'restraining-order': 'Restraining or protective order',
  'stay-away': 'Stay-away directive',
  probation: 'Probation terms',
  other: 'Another order',
} as const

const facts = {
  kind: choice(
    ['gvro-emergency', 'gvro-ex-parte', 'gvro-after-hearing', 'restraining-order', 'stay-away', 'probation', 'other'],
    'Choose what kind of order it is.',
  ),
  number: optionalText(100),
  agency: optionalText(200),
  issuedOn: daySchema,
  hearingOn: optionalDay(),
  expiresOn: optionalDay(),
  noExpiry: optionalText(500),
  replaces: optionalId(),
  what: optionalText(2000),
}

const base = z.strictObject(facts)

/** A court signs these at a hearing or days after it; the others are issued until their hearing. */
const afterHearing: readonly string[] = ['gvro-after-hearing', 'restraining-order', 'probation', 'other']

export const orderInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!said.expiresOn && !said.noExpiry) miss('expiresOn', 'Give the day it expires, or say below why there is none.')
    if (said.expiresOn && said.expiresOn < said.issuedOn) miss('expiresOn', 'It expires before it was issued.')
    if (said.hearingOn && said.hearingOn < said.issuedOn && !afterHearing.includes(said.kind))
      miss('hearingOn', 'The hearing is before it was issued.')
  })

/** A court's or officer's order: the fact and its dates (P16). It outlives the closing; one that is replaced never alarms. */
export const order = defineKind({
  kind: 'order',
  version: 1,
  event: 'order.recorded',
  group: 'means',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = {
      ...happenedOf(entry),
      root: entry.root,
      kind: said.kind,
      number: said.number,
      agency: said.agency,
      issuedOn: said.issuedOn,
      hearingOn: said.hearingOn ?? null,
      expiresOn: said.expiresOn ?? null,
      replaces: said.replaces ?? null,
      replacedBy: null,
      ended: null,
    }
    const earlier = file.orders.map((one) => (one.root === said.replaces ? { ...one, replacedBy: entry.root } : one))
    return { ...file, orders: [...earlier, fact] }
  },
  sentence: ({ base: said }) =>
    `${orderKinds[said.kind]}${said.number ? ` ${said.number}` : ''}, issued ${longDayWords(said.issuedOn)}, ${said.hearingOn ? `hearing ${longDayWords(said.hearingOn)}, ` : ''}${said.expiresOn ? `until ${longDayWords(said.expiresOn)}` : 'without an end date'}.`,
  examples: {
    1: {
      base: {
        kind: 'gvro-emergency',
        agency: 'Tule County Sheriff',
        issuedOn: '2027-02-25',
        hearingOn: '2027-03-16',
        expiresOn: '2027-03-18',
      },
    },
  },
})

const ended = {
  orderId: id('Choose the order that ended.'),
  endedOn: daySchema,
  reason: text('Say how it ended.', 2000),
}

export const endOrderInput = z.object({ caseId: z.string(), ...ended })

/** An order ended before its date: lifted, dismissed, or by agreement. */
export const orderEnded = defineKind({
  kind: 'order-ended',
  version: 1,
  event: 'order.ended',
  group: 'means',
  parts: { base: z.strictObject({ ...ended, name: z.string() }) },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = { on: said.endedOn, entryId: entry.id }
    return { ...file, orders: file.orders.map((one) => (one.root === said.orderId ? { ...one, ended: fact } : one)) }
  },
  sentence: ({ base: said }) => `Order ended on ${longDayWords(said.endedOn)}: ${said.name}. ${said.reason}`,
  examples: {
    1: { base: { orderId: 'ent_example', endedOn: '2027-03-16', reason: 'Dismissed.', name: 'Order 27-118' } },
  },
})
