import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { holds } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** Whether somebody reads cases by opening each with a reason. */
export const opensToAudit = (actor: Actor): boolean => holds(actor, 'auditor')

/** What the form asks: why this case is read. */
export const auditInput = z.object({
  caseId: z.string().max(60),
  reason: text('Say why you open this case.', 500),
})

export const auditDesign: FormDesign = {
  id: 'open-to-audit',
  title: 'Why do you open this case?',
  submit: 'Open this case',
  lead: 'You read it until tonight. Students are named by their initials, sealed parts stay closed, and nothing can be changed. The case’s lead and the district leads read your reason beside everything you looked at.',
  sections: [
    {
      id: 'why',
      fields: [
        {
          type: 'long',
          name: 'reason',
          label: 'Reason',
          hint: 'Such as the yearly review, or a question that was put to you.',
        },
      ],
    },
  ],
}
