import { asc, eq } from 'drizzle-orm'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

export function districtReads(s: Sql): ReadRecords['district'] {
  const { db, t } = s
  const load = s.prepared('district', () => db.select().from(t.district))
  return {
    load: async () => {
      const row = first(await load())
      if (!row) return undefined
      const { one: _one, calendar, overrides, ...rest } = row
      return {
        ...rest,
        calendar: JSON.parse(calendar) as SchoolCalendar,
        overrides: JSON.parse(overrides) as Record<string, unknown>,
      }
    },
    schools: () => db.select().from(t.schools).orderBy(asc(t.schools.name), asc(t.schools.id)),
    triageGroup: async (schoolId) => {
      const rows = await db
        .select({ userId: t.triageGroups.userId })
        .from(t.triageGroups)
        .where(eq(t.triageGroups.schoolId, schoolId))
        .orderBy(asc(t.triageGroups.place))
      return rows.map((row) => row.userId)
    },
    triageGroups: () =>
      db.select().from(t.triageGroups).orderBy(asc(t.triageGroups.schoolId), asc(t.triageGroups.place)),
    onDuty: () => db.select().from(t.onDuty).orderBy(asc(t.onDuty.place)),
    deputies: () => db.select().from(t.deputies).orderBy(asc(t.deputies.userId)),
  }
}

export function districtWrites({
  db,
  t,
}: Sql): Pick<Records['write'], 'saveDistrict' | 'saveSchool' | 'setTriageGroup' | 'setOnDuty'> {
  return {
    saveDistrict: async ({
      id,
      name,
      demo,
      safetyPhone,
      profileId,
      calendar,
      overrides,
      revision,
      numberPrefix,
      salt,
    }) => {
      const row = {
        id,
        name,
        demo,
        safetyPhone,
        profileId,
        calendar: JSON.stringify(calendar),
        overrides: JSON.stringify(overrides),
        revision,
        numberPrefix,
        salt,
      }
      await db
        .insert(t.district)
        .values({ one: 1, ...row })
        .onConflictDoUpdate({ target: t.district.one, set: row })
    },
    saveSchool: async ({ id, code, name, grades, phone, salt }) => {
      const row = { code, name, grades, phone, salt }
      await db
        .insert(t.schools)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.schools.id, set: row })
    },
    setTriageGroup: async (schoolId, userIds) => {
      await db.delete(t.triageGroups).where(eq(t.triageGroups.schoolId, schoolId))
      if (userIds.length === 0) return
      await db.insert(t.triageGroups).values(userIds.map((userId, at) => ({ schoolId, userId, place: at + 1 })))
    },
    setOnDuty: async (userIds) => {
      await db.delete(t.onDuty)
      if (userIds.length === 0) return
      await db.insert(t.onDuty).values(userIds.map((userId, at) => ({ userId, place: at + 1 })))
    },
  }
}
