import type { FormDesign } from '#app/ui/form/design.ts'
import { orderKinds } from './order.entry.ts'

export const orderDesign: FormDesign = {
  id: 'order',
  title: 'Order',
  lead: 'The fact and its dates. Its alarms stay on after the case is closed.',
  asksWhen: true,
  submit: 'Save the order',
  sections: [
    {
      id: 'order',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'What kind of order?',
          options: Object.entries(orderKinds).map(([value, label]) => ({ value, label })),
        },
        { type: 'text', name: 'number', label: 'Order or case number', optional: true },
        { type: 'text', name: 'agency', label: 'Court or agency', optional: true },
        { type: 'long', name: 'what', label: 'What does it ask for?', rows: 3, optional: true },
      ],
    },
    {
      id: 'dates',
      heading: 'Dates',
      fields: [
        { type: 'day', name: 'issuedOn', label: 'Issued on' },
        { type: 'day', name: 'hearingOn', label: 'Hearing on', optional: true },
        { type: 'day', name: 'expiresOn', label: 'Expires on', optional: true },
        { type: 'text', name: 'noExpiry', label: 'If it has no end date: why?', optional: true },
        {
          type: 'pick',
          name: 'replaces',
          label: 'Does it replace an earlier order?',
          hint: 'The earlier one then stops alarming.',
          from: 'orders',
          none: 'No',
          optional: true,
        },
      ],
    },
  ],
}

export const endOrderDesign: FormDesign = {
  id: 'order-end',
  title: 'An order ended',
  submit: 'Save the end',
  sections: [
    {
      id: 'end',
      fields: [
        { type: 'pick', name: 'orderId', label: 'Which order?', from: 'orders' },
        { type: 'day', name: 'endedOn', label: 'Ended on' },
        { type: 'text', name: 'reason', label: 'How did it end?' },
      ],
    },
  ],
}
