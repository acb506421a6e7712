import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { daysBetween, localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { roles } from '#app/policy/roles.ts'
import { agreementFor, endingRoles, rolesToGive, someDistrictLead, whyNotGrant } from '#app/policy/separation.ts'
import { grantInput } from './grant-input.ts'

/** Gives a role for a school or the district. Nobody gives one to themselves. */
export const giveGrant = command({
  name: 'giveGrant',
  input: grantInput,
  permission: 'grants.manage',
  handle: async ({ input, actor, records, now, newId, newSalt }) => {
    if (actor.id === input.userId)
      throw new RuleBroken('Nobody gives a role to themselves. Ask another administrator.', 'separation of duties')
    const user = await records.users.byId(input.userId)
    if (!user || user.disabledAt) throw new RuleBroken('Choose somebody who can sign in.', 'active users')
    const { zone } = (await records.district.load())?.calendar ?? { zone: 'UTC' }
    const grants = await records.users.allGrants()
    const someLead = someDistrictLead(await records.users.all(), grants, localOf(now, zone).day)
    if (!rolesToGive(actor, someLead).includes(input.role)) {
      throw new RuleBroken(
        `${roles[input.role]} is a role of the team: a district lead gives it. Whoever makes accounts opens no case to anybody.`,
        'separation of duties',
      )
    }
    const held = grants.filter(
      ({ userId, until }) => userId === input.userId && (until === null || until >= input.from),
    )
    const schoolId = input.schoolId ?? null
    const why = whyNotGrant(input.role, schoolId, held)
    if (why) throw new RuleBroken(why, 'separation of duties')
    const agreed = agreementFor(input.role, user.agreementUntil, { from: input.from, until: input.until ?? null })
    if ('refusal' in agreed) throw new RuleBroken(agreed.refusal, 'agreement')
    const { until } = agreed
    const twice = held.find(
      (one) =>
        one.role === input.role && one.schoolId === schoolId && (until === null || one.from <= until),
    )
    if (twice) {
      const days = twice.until
        ? `from ${weekdayAndDay(twice.from)} to ${weekdayAndDay(twice.until)}`
        : `since ${weekdayAndDay(twice.from)}`
      throw new RuleBroken(
        `${user.name} has the role ${roles[input.role]} there already, ${days}. End that first, or choose other days.`,
        'one role once',
      )
    }
    const longest = endingRoles[input.role]
    if (longest && (!until || daysBetween(input.from, until) > longest)) {
      throw new RuleBroken('This role always ends, within a year at most. Give a last day.', 'roles that end')
    }
    const after = {
      id: newId('grant'),
      userId: input.userId,
      role: input.role,
      schoolId,
      from: input.from,
      until,
      grantedBy: actor.id,
      reason: input.reason,
      salt: newSalt(),
    }
    await records.write.saveGrant(after)
    await records.write.queueReprojection('all')
    return {
      result: { grantId: after.id },
      events: [
        {
          act: 'grant.given',
          object: { t: 'grant', id: after.id },
          sealed: { user: user.name, role: input.role, school: schoolId ?? 'district', reason: input.reason },
          rows: [rowChange('grant', after.id, undefined, after)],
        },
      ],
    }
  },
})
