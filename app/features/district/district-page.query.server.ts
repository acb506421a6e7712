import { z } from 'zod'
import { spanWords, watchWords } from '#app/domain/profiles/span-words.ts'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { namesWhoAnswers, someDistrictLead } from '#app/policy/separation.ts'

/** The district's own facts: schools, calendar, who opens reports, who is on duty, deputies, clocks in force. */
export const districtPage = query({
  name: 'districtPage',
  input: z.object({}),
  permission: 'district.manage',
  load: async ({ records, profile, now, calendar }) => ({
    today: localOf(now, calendar.zone).day,
    district: await records.district.load(),
    schools: await records.district.schools(),
    groups: await records.district.triageGroups(),
    onDuty: await records.district.onDuty(),
    deputies: await records.district.deputies(),
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    head: await records.audit.head(),
    profile,
  }),
  redact: ({ district, schools, groups, onDuty, deputies, users, grants, head, profile, today }, actor) => {
    const name = (id: string) => users.find((user) => user.id === id)?.name ?? 'Somebody who left'
    const inOrder = <T extends { place: number }>(rows: readonly T[]) => [...rows].sort((a, b) => a.place - b.place)
    return {
      district: district && {
        name: district.name,
        demo: district.demo,
        safetyPhone: district.safetyPhone,
        numberPrefix: district.numberPrefix,
      },
      calendar: district?.calendar,
      schools: schools.map((school) => ({
        id: school.id,
        code: school.code,
        name: school.name,
        grades: school.grades,
        phone: school.phone ?? undefined,
        group: inOrder(groups.filter((one) => one.schoolId === school.id)).map((one) => ({
          id: one.userId,
          name: name(one.userId),
        })),
      })),
      onDuty: inOrder(onDuty).map((one) => ({ id: one.userId, name: name(one.userId) })),
      deputies: deputies.map((one) => ({
        user: name(one.userId),
        userId: one.userId,
        deputy: name(one.deputyId),
        deputyId: one.deputyId,
      })),
      staff: users
        .filter((user) => !user.disabledAt)
        .map((user) => ({ value: user.id, label: `${user.name}, ${user.title}` })),
      clocks: profile.clocks.map((rule) => ({
        id: rule.clock,
        what: rule.clock === 'watch' ? 'The watch for new reports ends' : rule.what,
        span: rule.clock === 'watch' ? watchWords(profile.watchDays) : spanWords(rule),
        basis: rule.basis,
      })),
      profile: profile.name,
      looks: profile.looks,
      pace: profile.pace,
      namesWhoAnswers: namesWhoAnswers(actor, someDistrictLead(users, grants, today)),
      today,
      logSize: head.size,
    }
  },
  shown: () => ({ sections: ['district'] }),
})
