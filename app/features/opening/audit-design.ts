import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { holds } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'
import type { FormDesign } from '#app/ui/form/design.ts'

/** Whether somebody reads cases by opening each with a reason. */
export const opensToAudit = (actor: Actor): boolean => holds(actor, 'auditor')

/** Pages of a case that an auditor may have asked for before opening it, and comes to then. */
const pagesAfter = ['decisions'] as const

/** Leads an auditor who has not opened a case to the form that opens it, and from there to the page asked for. */
export const openFirst = (then?: (typeof pagesAfter)[number]) => ({
  when: opensToAudit,
  to: ({ params }: { params: { caseId?: string } }): string =>
    `/cases/${params.caseId ?? ''}/open-to-audit${then ? `?then=${then}` : ''}`,
})

/** Where it goes on once a case is open, by the address of its form. */
export function pageAfter(caseId: string, address: string): string {
  const asked = new URL(address).searchParams.get('then')
  const page = pagesAfter.find((one) => one === asked)
  return `/cases/${encodeURIComponent(caseId)}${page ? `/${page}` : ''}`
}

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
