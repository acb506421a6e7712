import { z } from 'zod'
import { localOf, plusMinutes } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { roles } from '#app/policy/roles.ts'
import { holds } from '#app/policy/roles.ts'
import { runsOn } from '#app/policy/delegation.ts'
import { unusedSoon, useActs } from '#app/policy/unused-accounts.ts'
import type { Actor } from '#app/policy/roles.ts'

/** Ways to look at the list; the address says which. */
const shows = { all: 'Everybody', 'in-use': 'In use', disabled: 'Disabled', 'no-role': 'Without a role' } as const
type Show = keyof typeof shows

const fits = (show: Show, user: { disabled: boolean; roles: readonly string[] }): boolean => {
  if (show === 'disabled') return user.disabled
  if (show === 'in-use') return !user.disabled && user.roles.length > 0
  return show === 'all' || (!user.disabled && user.roles.length === 0)
}

/** Everybody who may sign in, with the roles that run today. Staff only; no case is named. */
export const usersPage = query({
  name: 'usersPage',
  input: z.object({
    show: z.enum(Object.keys(shows) as [Show, ...Show[]]).catch('all'),
    words: z.string().trim().max(80).catch(''),
  }),
  permission: 'users.read',
  load: async ({ input, actor, records, now, calendar }) => ({
    input,
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    schools: await records.district.schools(),
    lastUse: await records.audit.lastOf(useActs),
    demo: (await records.district.load())?.demo ?? false,
    today: localOf(now, calendar.zone).day,
    dayOf: (at: Instant) => localOf(at, calendar.zone).day,
    mayAdd: may(actor, 'users.manage', null, localOf(now, calendar.zone).day).allow,
  }),
  redact: ({ input: { show, words }, users, grants, schools, today, mayAdd, lastUse, demo, dayOf }) => {
    const schoolCode = new Map(schools.map((school) => [school.id, school.code]))
    const typed = words.toLowerCase().split(/\s+/).filter(Boolean)
    return {
      words,
      mayAdd,
      total: users.length,
      filters: Object.entries(shows).map(([value, label]) => ({
        label,
        to: `/admin/users${value === 'all' ? '' : `?show=${value}`}`,
        here: value === show,
      })),
      users: users
        .map((user) => ({
          id: user.id,
          name: user.name,
          signIn: user.signIn,
          title: user.title,
          disabled: user.disabledAt !== null,
          agreementUntil: user.agreementUntil,
          unused: demo ? null : unusedSoon(user, { users, grants, lastUse, today, dayOf }),
          roles: grants
            .filter(
              (grant) => grant.userId === user.id && grant.from <= today && (!grant.until || grant.until >= today),
            )
            .map((grant) =>
              [roles[grant.role], grant.schoolId && schoolCode.get(grant.schoolId)].filter(Boolean).join(', '),
            ),
        }))
        .filter((user) => fits(show, user))
        .filter((user) => {
          const text = [user.name, user.title, user.signIn, ...user.roles].join(' ').toLowerCase()
          return typed.every((word) => text.includes(word))
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
    }
  },
  shown: ({ users }) => ({ sections: ['users'], count: users.length }),
})

/** One person who may sign in: roles with reasons and dates, open sessions. */
export const userPage = query({
  name: 'userPage',
  input: z.object({
    userId: z.string(),
    /** As the installation set them up: never from the address. */
    providers: z.array(z.object({ id: z.string(), label: z.string(), issuer: z.string() })).catch([]),
  }),
  permission: 'users.read',
  load: async ({ input, actor, records, now, calendar }) => ({
    now,
    providers: input.providers,
    identities: await records.identities.ofUser(input.userId),
    may: mayOf(actor, localOf(now, calendar.zone).day),
    user: await knownUser(records, input.userId),
    grants: await records.users.grantsOf(input.userId),
    sessions: await records.sessions.ofUser(input.userId),
    factors: await records.factors.ofUser(input.userId),
    resets: await records.factors.resetsOf(input.userId),
    users: await records.users.all(),
    schools: await records.district.schools(),
    district: await records.district.load(),
    delegations: await records.access.delegations(),
    homeKnown: await homeKnown(records, input.userId),
    cases: holds(actor, 'district-lead')
      ? await casesOf(records, input.userId, localOf(now, calendar.zone).day, now)
      : null,
  }),
  redact: ({
    user,
    grants,
    sessions,
    factors,
    resets,
    identities,
    providers,
    users,
    schools,
    district,
    now,
    may,
    delegations,
    homeKnown,
    cases,
  }) => {
    const names = new Map(users.map((one) => [one.id, one.name]))
    const zone = district?.calendar.zone ?? 'UTC'
    const today = localOf(now, zone).day
    return {
      zone,
      today,
      may,
      cases,
      homeKnown,
      standIns: delegations
        .filter((one) => (one.userId === user.id || one.deputyId === user.id) && one.until >= today)
        .map((one) => ({
          id: one.id,
          mine: one.userId === user.id,
          other: names.get(one.userId === user.id ? one.deputyId : one.userId) ?? '',
          from: one.from,
          until: one.until,
          reason: one.reason,
          by: names.get(one.givenBy) ?? '',
          runs: one.endedAt === null,
          now: runsOn(one, today),
        })),
      user: {
        id: user.id,
        name: user.name,
        signIn: user.signIn,
        title: user.title,
        phone: user.phone ?? undefined,
        email: user.email ?? undefined,
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
      secondStep: {
        kinds: factors.map(({ kind }) => (kind === 'passkey' ? 'Passkey' : 'App with codes')),
        waits: resets[0]?.confirmedAt === null && plusMinutes(resets[0].askedAt, 24 * 60) > now,
      },
      providers: providers.map(({ id, label }) => ({ id, label })),
      identities: identities
        .filter(({ endedAt }) => endedAt === null)
        .map(({ id, issuer, email, linkedAt, linkedBy, subject }) => ({
          id,
          provider: providers.find((one) => one.issuer === issuer)?.label ?? issuer,
          email: email ?? 'address not known',
          since: localOf(linkedAt, zone).day,
          by: names.get(linkedBy) ?? 'Installation',
          used: subject !== null,
        })),
      sessions: sessions
        .filter((session) => !session.endedAt && !session.half)
        .map((session) => ({ since: session.createdAt, seen: session.seenAt, agent: session.agent })),
    }
  },
  shown: () => ({ sections: ['user'] }),
})

/** Whether an address, a phone or an e-mail at home is known; never which. */
async function homeKnown(records: QueryWork<unknown>['records'], userId: string): Promise<boolean> {
  const person = await records.people.staffOf(userId)
  if (!person) return false
  return person.phone !== null || person.email !== null || (await records.people.stays(person.id)).length > 0
}

/** What the asking person may do on the page. */
const mayOf = (actor: Actor, today: Day) => ({
  change: may(actor, 'users.change', null, today).allow,
  enable: may(actor, 'users.enable', null, today).allow,
  home: may(actor, 'people.manage', null, today).allow,
  stop: may(actor, 'users.stop', null, today).allow,
  standIn: holds(actor, 'district-lead'),
  renew: may(actor, 'agreement.renew', null, today).allow,
})

/** How many cases somebody is on: a number for a district lead, and never which. */
async function casesOf(records: QueryWork<unknown>['records'], userId: string, today: Day, now: Instant) {
  const user = await records.users.byId(userId)
  return user ? records.index.count({ userKey: user.key, today, now, limit: 1, mine: true }, 1000) : 0
}

async function knownUser(records: QueryWork<unknown>['records'], userId: string) {
  const user = await records.users.byId(userId)
  if (!user) throw new NotPermitted('no such user', 404)
  return user
}
