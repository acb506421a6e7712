import { z } from 'zod'
import type { SchoolId } from '#app/domain/ids.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { districtList, dueOf, listOf, maySign } from '#app/policy/recertification.ts'
import { roles } from '#app/policy/roles.ts'
import { textToObject } from '#app/ui/form/form-data.ts'
import { dayIn, dayText } from '#app/ui/when.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { recertifyInput } from './recertify-input.ts'

const wholeDistrict = 'The whole district'

async function read({ records, calendar, now }: QueryWork<unknown>) {
  const dayOf = (at: Instant) => localOf(at, calendar.zone).day
  return {
    zone: calendar.zone,
    today: dayOf(now),
    dayOf,
    schools: await records.district.schools(),
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    signed: await records.access.recertifications(),
  }
}

/** The lists that somebody may sign, when each was signed last, and by when it is due again. */
export const recertifyLists = query({
  name: 'recertifyLists',
  input: z.object({ signed: z.string().max(10).optional().catch(undefined) }),
  permission: 'roles.look',
  load: async (work) => ({ ...(await read(work)), done: work.input.signed !== undefined }),
  redact: ({ schools, users, grants, signed, today, zone, dayOf, done }, actor) => {
    const lists: readonly { id: SchoolId | null; name: string }[] = [...schools, { id: null, name: wholeDistrict }]
    return {
      done,
      lists: lists
        .filter(({ id }) => maySign(actor, id))
        .map(({ id, name }) => {
          const { last, dueOn } = dueOf(id, signed, grants, dayOf)
          const by = last && users.find((user) => user.id === last.signedBy)?.name
          return {
            id: id ?? districtList,
            name,
            held: listOf(grants, users, id, today).length,
            last: last ? `${dayText(dayIn(last.signedAt, zone), today)}, ${by ?? 'somebody who left'}` : null,
            ended: last?.ended ?? 0,
            due: dueOn ? dayText(dueOn, today) : null,
            overdue: dueOn !== null && dueOn <= today,
          }
        }),
    }
  },
  shown: ({ schools }) => ({ sections: ['lists of roles'], count: schools.length }),
})

/** One list: everybody who holds a role there, since when, from whom, and when they last signed in. */
export const recertifyList = query({
  name: 'recertifyList',
  input: z.object({ schoolId: z.string().max(60), draftAs }),
  permission: 'roles.recertify',
  load: async (work) => {
    const found = await read(work)
    const schoolId = work.input.schoolId === districtList ? null : work.input.schoolId
    const school = found.schools.find(({ id }) => id === schoolId)
    if ((schoolId !== null && !school) || !maySign(work.actor, schoolId))
      throw new NotPermitted('another school’s list')
    const signIns = await work.records.audit.lastOf(['auth.signedIn'])
    const draft = await houseDraft(work)
    return { ...found, schoolId, name: school?.name ?? wholeDistrict, signIns, draft }
  },
  redact: ({ schoolId, name, users, grants, today, zone, signIns, draft }, actor) => ({
    schoolId: schoolId ?? districtList,
    draft,
    chosen: draft?.kept && !draft.kept.unreadable ? chosenBefore(draft.kept.body) : undefined,
    name,
    token: crypto.randomUUID(),
    rows: listOf(grants, users, schoolId, today)
      .map((grant) => {
        const user = users.find(({ id }) => id === grant.userId)
        const seen = signIns.get(grant.userId)
        return {
          id: grant.id,
          name: user?.name ?? '',
          title: user?.title ?? '',
          role: roles[grant.role],
          from: dayText(grant.from, today),
          until: grant.until ? dayText(grant.until, today) : null,
          given: `${grant.reason} (${users.find(({ id }) => id === grant.grantedBy)?.name ?? 'Installation'})`,
          seen: seen ? dayText(dayIn(seen, zone), today) : null,
          own: grant.userId === actor.id,
        }
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  }),
  shown: ({ grants }) => ({ sections: ['list of roles'], count: grants.length }),
})

/** What had been chosen and was kept; what can't be read is chosen anew. */
function chosenBefore(body: string): { decided: Record<string, string>; reason?: string } {
  const { decided, reason } =
    recertifyInput.pick({ decided: true, reason: true }).safeParse(textToObject(body)).data ?? {}
  return { decided: decided ?? {}, reason }
}

export type RecertifyListView = ReturnType<typeof recertifyList.redact>
