import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { roles } from '#app/policy/roles.ts'

/** Everybody who may sign in, with the roles that run today. Staff only; no case is named. */
export const usersPage = query({
  name: 'usersPage',
  input: z.object({}),
  permission: 'users.manage',
  load: async ({ records, now }) => ({
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    schools: await records.district.schools(),
    now,
  }),
  redact: ({ users, grants, schools, now }) => {
    const schoolCode = new Map(schools.map((school) => [school.id, school.code]))
    const today = now.slice(0, 10)
    return {
      users: users
        .map((user) => ({
          id: user.id,
          name: user.name,
          signIn: user.signIn,
          title: user.title,
          disabled: user.disabledAt !== null,
          agreementUntil: user.agreementUntil,
          roles: grants
            .filter((grant) => grant.userId === user.id && (!grant.until || grant.until >= today))
            .map((grant) =>
              [roles[grant.role], grant.schoolId && schoolCode.get(grant.schoolId)].filter(Boolean).join(', '),
            ),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    }
  },
  shown: ({ users }) => ({ sections: ['users'], count: users.length }),
})

/** One person who may sign in: roles with reasons and dates, open sessions. */
export const userPage = query({
  name: 'userPage',
  input: z.object({ userId: z.string() }),
  permission: 'users.manage',
  load: async ({ input, records, now }) => ({
    now,
    user: await knownUser(records, input.userId),
    grants: await records.users.grantsOf(input.userId),
    sessions: await records.sessions.ofUser(input.userId),
    users: await records.users.all(),
    schools: await records.district.schools(),
    district: await records.district.load(),
  }),
  redact: ({ user, grants, sessions, users, schools, district, now }) => {
    const names = new Map(users.map((one) => [one.id, one.name]))
    const zone = district?.calendar.zone ?? 'UTC'
    const today = localOf(now, zone).day
    return {
      zone,
      today,
      user: {
        id: user.id,
        name: user.name,
        signIn: user.signIn,
        title: user.title,
        phone: user.phone ?? undefined,
        disabled: user.disabledAt !== null,
        agreementUntil: user.agreementUntil ?? undefined,
      },
      grants: grants.map((grant) => ({
        id: grant.id,
        role: roles[grant.role],
        school: schools.find((school) => school.id === grant.schoolId)?.name ?? 'Whole district',
        from: grant.from,
        until: grant.until,
        reason: grant.reason,
        by: names.get(grant.grantedBy) ?? 'Installation',
        runs: !grant.until || grant.until >= today,
      })),
      sessions: sessions
        .filter((session) => !session.endedAt)
        .map((session) => ({ since: session.createdAt, seen: session.seenAt, agent: session.agent })),
    }
  },
  shown: () => ({ sections: ['user'] }),
})

async function knownUser(records: QueryWork<unknown>['records'], userId: string) {
  const user = await records.users.byId(userId)
  if (!user) throw new NotPermitted('no such user', 404)
  return user
}
