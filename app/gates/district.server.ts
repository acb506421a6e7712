import type { DistrictRow, ReadRecords } from '#db/records/records.ts'
import { profileMark } from '../domain/in-force.ts'
import { withOverrides } from '../domain/profiles/overrides.ts'
import type { Profile } from '../domain/profiles/profile.ts'
import { profileById, standardProfile } from '../domain/profiles/published.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import { localOf } from '../domain/time.ts'
import type { Day, Instant } from '../domain/time.ts'
import { sha256 } from '../keys/digest.server.ts'
import type { Grant, UserActor } from '../policy/roles.ts'

/** The district as one transaction sees it. `row` is absent until `npm run setup` has made it. */
export interface District {
  row: DistrictRow | undefined
  calendar: SchoolCalendar
  profile: Profile
  /** Names the profile in force in every event: see `profileMark`. */
  mark: string
}

/** What is derived from the district's rows, kept by the number of their last change. One per runtime. */
export interface Districts {
  load(records: ReadRecords): Promise<District>
  /** Everybody who can sign in on a day, with the grants that count then; without what they opened for an hour. */
  everybody(records: ReadRecords, district: District, today: Day): Promise<readonly UserActor[]>
}

const beforeSetUp: SchoolCalendar = {
  zone: 'UTC',
  years: [],
  closed: [],
  schoolHours: { from: '08:00', to: '15:00' },
  officeHours: { from: '08:00', to: '16:00' },
}

export const todayIn = (district: District, now: Instant): Day => localOf(now, district.calendar.zone).day

/**
 * Reads the district in each transaction. The profile with its overrides and the list of people are made again only
 * when the row's revision has moved: a command that changes people, grants or groups moves it in its own transaction.
 * The row's salt is new each time, so that a revision of a transaction that was rolled back is never taken for another.
 */
export function createDistricts(): Districts {
  let known: { key: string; profile: Profile; mark: string } | undefined
  const standard = { profile: standardProfile, mark: markOf(standardProfile) }
  let people: { key: string; everybody: readonly UserActor[] } | undefined
  return {
    async load(records) {
      const row = await records.district.load()
      if (!row) return { row, calendar: beforeSetUp, ...standard }
      const key = `${row.revision} ${row.salt}`
      if (known?.key !== key) {
        const profile = withOverrides(profileById(row.profileId), row.overrides)
        known = { key, profile, mark: markOf(profile) }
      }
      return { row, calendar: row.calendar, profile: known.profile, mark: known.mark }
    },
    async everybody(records, { row }, today) {
      const key = `${row?.revision} ${row?.salt} ${today}`
      if (people?.key !== key) people = { key, everybody: await readEverybody(records, today) }
      return people.everybody
    },
  }
}

const markOf = (profile: Profile): string => profileMark(profile, sha256(JSON.stringify(profile)))

/** Everybody who can sign in on a day, with the grants that count then. */
export async function readEverybody(records: ReadRecords, today: Day): Promise<UserActor[]> {
  const users = await records.users.all()
  const grants = new Map<string, Grant[]>()
  for (const { userId, id, role, schoolId, from, until } of await records.users.allGrants()) {
    if (from > today || (until !== null && until < today)) continue
    grants.set(userId, [...(grants.get(userId) ?? []), { id, role, schoolId, from, until }])
  }
  const groups = await records.district.triageGroups()
  const onDuty = new Set((await records.district.onDuty()).map((one) => one.userId))
  const deputies = await records.district.deputies()
  const delegations = (await records.access.delegations()).filter(
    (one) => one.endedAt === null && one.from <= today && one.until >= today,
  )
  const working = users.filter(
    (user) => user.disabledAt === null && (user.agreementUntil === null || user.agreementUntil >= today),
  )
  const rightsOf = ({ id, name }: { id: string; name: string }) => ({
    id,
    name,
    grants: grants.get(id) ?? [],
    triageSchools: groups.filter((one) => one.userId === id).map((one) => one.schoolId),
    onCall: onDuty.has(id),
  })
  return working.map((user) => ({
    kind: 'user',
    ...rightsOf(user),
    deputyFor: deputies.filter((one) => one.deputyId === user.id).map((one) => one.userId),
    openings: [],
    standsInFor: delegations
      .filter((one) => one.deputyId === user.id)
      .flatMap(({ id: delegationId, userId, until }) =>
        working.filter((one) => one.id === userId).map((one) => ({ ...rightsOf(one), delegationId, until })),
      ),
  }))
}
