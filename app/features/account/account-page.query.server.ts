import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { roles } from '#app/policy/roles.ts'
import { factorsShown } from './factors-shown.ts'

/** Own account: name, roles, and where one is signed in. Shows nothing about anybody else, so it is no event. */
export const accountPage = query({
  name: 'accountPage',
  input: z.object({ session: z.string() }),
  permission: 'account.own',
  quiet: true,
  load: async ({ input, actor, records, calendar, now }) => ({
    user: await records.users.byId(actor.id),
    grants: actor.kind === 'user' ? actor.grants : [],
    sessions: await records.sessions.ofUser(actor.id),
    schools: await records.district.schools(),
    factors: await records.factors.ofUser(actor.id),
    codes: await records.factors.recoveryCodes(actor.id),
    demo: (await records.district.load())?.demo ?? false,
    here: input.session,
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day,
  }),
  redact: ({ user, grants, sessions, schools, factors, codes, demo, here, zone, today }) => ({
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
