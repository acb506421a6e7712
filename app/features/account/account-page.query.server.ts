import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import type { DelegationRow } from '#db/records/records.ts'
import { may } from '#app/policy/may.ts'
import { roles } from '#app/policy/roles.ts'
import { factorsShown } from './factors-shown.ts'

/** A provider as the installation set it up: never from the address. */
const providerShown = z.object({ id: z.string(), label: z.string(), issuer: z.string() })

/** Own account: name, roles, and where one is signed in. Shows nothing about anybody else, so it is no event. */
export const accountPage = query({
  name: 'accountPage',
  input: z.object({ session: z.string(), providers: z.array(providerShown).catch([]) }),
  permission: 'account.own',
  quiet: true,
  load: async ({ input, actor, records, calendar, now }) => ({
    user: await records.users.byId(actor.id),
    grants: actor.kind === 'user' ? actor.grants : [],
    sessions: await records.sessions.ofUser(actor.id),
    identities: await records.identities.ofUser(actor.id),
    providers: input.providers,
    schools: await records.district.schools(),
    factors: await records.factors.ofUser(actor.id),
    codes: await records.factors.recoveryCodes(actor.id),
    demo: (await records.district.load())?.demo ?? false,
    delegations: (await records.access.delegations()).filter(
      (one) => one.endedAt === null && (one.userId === actor.id || one.deputyId === actor.id),
    ),
    users: await records.users.all(),
    mayDelegate: may(actor, 'delegation.give', null, localOf(now, calendar.zone).day).allow,
    here: input.session,
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day,
  }),
  redact: (
    { user, grants, sessions, schools, factors, codes, demo, here, zone, today, delegations, users, mayDelegate, identities, providers },
    actor,
  ) => ({
    mayDelegate,
    ...standingIn(delegations, { users, today, id: actor.id }),
    title: 'Your account',
    name: user?.name ?? '',
    signIn: user?.signIn ?? '',
    zone,
    today,
    factors: factorsShown({ factors, codes, demo, zone, today }),
    roles: grants.map(({ id, role, schoolId, until }) => ({
      id,
      role: roles[role],
      school: schools.find((one) => one.id === schoolId)?.name ?? 'Whole district',
      until,
    })),
    providers: providers.map(({ id, label }) => ({ id, label })),
    identities: identities
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, issuer, email, linkedAt, subject }) => ({
        id,
        provider: providers.find((one) => one.issuer === issuer)?.label ?? issuer,
        email: email ?? 'address not known',
        since: localOf(linkedAt, zone).day,
        used: subject !== null,
      })),
    sessions: sessions
      .filter((session) => session.endedAt === null && !session.half)
      .sort((a, b) => b.seenAt.localeCompare(a.seenAt))
      .map((session) => ({
        name: session.tokenHash.slice(0, 16),
        agent: session.agent,
        since: session.createdAt,
        seen: session.seenAt,
        here: session.tokenHash === here,
      })),
  }),
})

/** Who stands in for oneself, and for whom one stands in: what runs, and what begins later. */
function standingIn(
  delegations: readonly DelegationRow[],
  { users, today, id }: { users: readonly { id: string; name: string }[]; today: string; id: string },
) {
  const nameOf = (userId: string) => users.find((one) => one.id === userId)?.name ?? 'Somebody who left'
  const running = delegations.filter(({ until }) => until >= today)
  const shown = (one: DelegationRow, other: string) => ({
    id: one.id,
    name: nameOf(other),
    from: one.from,
    until: one.until,
    reason: one.reason,
  })
  return {
    deputies: running.filter(({ userId }) => userId === id).map((one) => shown(one, one.deputyId)),
    represented: running.filter(({ deputyId }) => deputyId === id).map((one) => shown(one, one.userId)),
  }
}
