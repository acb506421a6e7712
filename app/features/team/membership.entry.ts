import { defineKind } from '#app/domain/entry.ts'
import type { MemberFact } from '#app/domain/file/people.ts'
import { memberAddedBase, memberAddedKind, memberEndedBase, memberEndedKind } from '#app/domain/membership.ts'

/** A person's running membership is over from here on. */
const ending = (
  members: readonly MemberFact[],
  userId: string,
  ended: NonNullable<MemberFact['ended']>,
): MemberFact[] => members.map((member) => (member.userId === userId && !member.ended ? { ...member, ended } : member))

const roleWords = { lead: 'the lead', member: 'a member', officer: 'an officer on the team', consulted: 'consulted' }

/** A person joins the team, or takes another role in it. A new lead takes over from the one before, who stays a member. */
export const memberAdded = defineKind({
  kind: memberAddedKind,
  version: 1,
  event: 'member.added',
  group: 'case',
  parts: { base: memberAddedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { userId, name, role, reason, until } = entry.parts.base
    const replaced = ending(file.team.members, userId, {
      at: entry.recordedAt,
      by: entry.recordedBy,
      reason: 'Took another role.',
    })
    const others =
      role === 'lead'
        ? replaced.map((member) =>
            member.role === 'lead' && !member.ended ? { ...member, role: 'member' as const } : member,
          )
        : replaced
    const joined: MemberFact = {
      userId,
      name,
      role,
      reason,
      since: entry.recordedAt,
      until: until ?? null,
      ended: null,
      entryId: entry.id,
    }
    return { ...file, team: { ...file.team, members: [...others, joined] } }
  },
  sentence: ({ base }) => `${base.name} is ${roleWords[base.role]}: ${base.reason}.`,
  examples: { 1: { base: { userId: 'usr_ibarra', name: 'Paul Ibarra', role: 'member', reason: 'triage' } } },
})

/** A person leaves the team. What they read and wrote stays on record. */
export const memberEnded = defineKind({
  kind: memberEndedKind,
  version: 1,
  event: 'member.ended',
  group: 'case',
  parts: { base: memberEndedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { userId, reason } = entry.parts.base
    const ended = { at: entry.recordedAt, by: entry.recordedBy, reason }
    return { ...file, team: { ...file.team, members: ending(file.team.members, userId, ended) } }
  },
  sentence: ({ base }) => `${base.name} is no longer on the team: ${base.reason}.`,
  examples: { 1: { base: { userId: 'usr_ibarra', name: 'Paul Ibarra', reason: 'Moved to another school' } } },
})
