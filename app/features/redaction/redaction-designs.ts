import { z } from 'zod'
import { id, text } from '#app/domain/fields.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** The order by which a court asks for it. The reference stays on the certificate. */
export const askRedactionInput = z.object({
  requestId: id('Open the certificate again.'),
  reference: text('Give the number of the order.', 200),
})

/** The order's number is typed once more, so that nobody destroys the texts about another case than they mean. */
export const confirmRedactionInput = z.object({
  requestId: id('Open the certificate again.'),
  reference: text('Type the number of the order.', 200),
})

export const withdrawRedactionInput = z.object({
  requestId: id('Open the certificate again.'),
  reason: text('Say why the texts are kept.', 2_000),
})

export const askRedactionDesign: FormDesign = {
  id: 'redact-ask',
  title: 'Ask for the log’s texts about it to be destroyed',
  submit: 'Ask for it',
  sections: [
    {
      id: 'order',
      fields: [
        {
          type: 'text',
          name: 'reference',
          label: 'Number of the court’s order',
          hint: 'No names: this stays on the certificate.',
        },
      ],
    },
  ],
}

export const confirmRedactionDesign: FormDesign = {
  id: 'redact-confirm',
  title: 'Destroy the log’s texts about it',
  submit: 'Destroy them now',
  sections: [
    {
      id: 'order',
      fields: [
        {
          type: 'text',
          name: 'reference',
          label: 'Type the number of the order',
          hint: 'As it stands above.',
        },
      ],
    },
  ],
}

export const withdrawRedactionDesign: FormDesign = {
  id: 'redact-keep',
  title: 'Keep the log’s texts about it',
  submit: 'Keep them',
  sections: [{ id: 'why', fields: [{ type: 'long', name: 'reason', label: 'Why are they kept?', rows: 3 }] }],
}
