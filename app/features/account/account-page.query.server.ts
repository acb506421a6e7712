import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { roles } from '#app/policy/roles.ts'

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
    here: input.session,
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day,
  }),
  redact: ({ user, grants, sessions, identities, providers, schools, here, zone, today }) => ({
    title: 'Your account',
    name: user?.name ?? '',
    signIn: user?.signIn ?? '',
    zone,
    today,
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
      .filter((session) => session.endedAt === null)
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
