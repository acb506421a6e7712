import { z } from 'zod'
import type { NewEntry } from './entry.ts'
import { id, optionalDay, text } from './fields.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'

/** What a person is in a case. One person leads at a time. */
export const memberRoles = ['lead', 'member', 'officer', 'consulted'] as const
export type MemberRole = (typeof memberRoles)[number]

export const memberAddedKind = 'member-added'
export const memberEndedKind = 'member-ended'

export const memberAddedBase = z.strictObject({
  userId: id('Choose a person.'),
  /** As shown on the day of joining. */
  name: text('Give the name.', 200),
  role: z.enum(memberRoles),
  reason: text('Say why this person joins.', 500),
  /** Last day of the membership, where it ends by itself. */
  until: optionalDay(),
})

export const memberEndedBase = z.strictObject({
  userId: id('Choose a person.'),
  name: text('Give the name.', 200),
  reason: text('Say why this membership ends.', 500),
})

/** A person joins the team of a case, or takes another role in it. */
export const memberAdded = (member: z.input<typeof memberAddedBase>, work: Recording): NewEntry =>
  entryNow(memberAddedKind, member, work)

/** A person leaves the team of a case. */
export const memberEnded = (member: z.input<typeof memberEndedBase>, work: Recording): NewEntry =>
  entryNow(memberEndedKind, member, work)
