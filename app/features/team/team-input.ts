import { z } from 'zod'
import { id, optionalDay, text } from '#app/domain/fields.ts'

export const addMemberInput = z
  .object({
    caseId: z.string(),
    userId: id('Choose a person.'),
    role: z.enum(['member', 'officer', 'consulted'], { error: 'Choose what this person is in the case.' }),
    reason: text('Say why this person joins.', 500),
    until: optionalDay(),
  })
  .superRefine((said, context) => {
    if (said.role === 'consulted' && !said.until) {
      context.addIssue({ code: 'custom', path: ['until'], message: 'Give the last day. Consulting always ends.' })
    }
  })

export const endMemberInput = z.object({
  caseId: z.string(),
  userId: id('Choose a person.'),
  reason: text('Say why this membership ends.', 500),
})

export const changeLeadInput = z.object({
  caseId: z.string(),
  userId: id('Choose who leads from now on.'),
  reason: text('Say why the lead changes.', 500),
})
