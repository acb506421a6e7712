import { z } from 'zod'
import { leadOf } from '#app/domain/file/people.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { runsOn } from '#app/policy/delegation.ts'
import { holds } from '#app/policy/roles.ts'

/** Most cases looked at for their lead. */
const most = 200

/** Cases that somebody leads and nobody works on as lead any more, as far as the reader sees that they exist. */
async function casesLed(work: QueryWork<unknown>, userId: string, today: ReturnType<typeof localOf>['day']) {
  const { records, actor, fileOf } = work
  const reader = await records.users.byId(actor.id)
  const schools = await records.district.schools()
  const found: { count: number; seen: { caseId: string; number: string; school: string }[] } = { count: 0, seen: [] }
  for (const row of await records.index.withoutLead(today, most)) {
    const file = await fileOf(row.id)
    if (!file || leadOf(file.team)?.userId !== userId) continue
    found.count += 1
    const access = reader && (await records.index.access(reader.key, row.key))
    if (!access || (access.until !== null && access.until < today)) continue
    found.seen.push({
      caseId: row.id,
      number: row.caseNumber ?? row.reportNumber ?? '',
      school: schools.find(({ id }) => id === row.schoolId)?.name ?? '',
    })
  }
  return found
}

/** What somebody whose account is disabled leaves behind: numbers for everybody, cases for whoever sees that they exist. */
export const leavesPage = query({
  name: 'leavesPage',
  input: z.object({ userId: z.string() }),
  permission: 'users.stop',
  load: async (work) => {
    const { records, input, now, calendar, actor } = work
    const today = localOf(now, calendar.zone).day
    const user = await records.users.byId(input.userId)
    if (!user) throw new NotPermitted('no such user', 404)
    const schools = await records.district.schools()
    const asked = (await records.work.ofOwner(user.id)).filter(({ form }) => form !== 'waiting')
    const inGroups = (await records.district.triageGroups()).filter(({ userId }) => userId === user.id)
    const deputies = await records.district.deputies()
    const delegations = (await records.access.delegations()).filter(
      (one) => runsOn(one, today) && (one.userId === user.id || one.deputyId === user.id),
    )
    const nameOf = new Map((await records.users.all()).map(({ id, name }) => [id, name]))
    return {
      id: user.id,
      name: user.name,
      disabled: user.disabledAt !== null,
      led: await casesLed(work, user.id, today),
      tasks: asked.filter(({ id }) => id.includes(':task:')).length,
      actions: asked.filter(({ form }) => form === 'check-in').length,
      other: asked.filter(({ id, form }) => form !== 'check-in' && !id.includes(':task:')).length,
      groups: inGroups.map(({ schoolId }) => ({
        id: schoolId,
        name: schools.find(({ id }) => id === schoolId)?.name ?? '',
      })),
      onDuty: (await records.district.onDuty()).some(({ userId }) => userId === user.id),
      deputyOf: deputies.filter((one) => one.deputyId === user.id).map((one) => nameOf.get(one.userId) ?? ''),
      deputy: deputies.filter((one) => one.userId === user.id).map((one) => nameOf.get(one.deputyId) ?? ''),
      standsIn: delegations.map((one) =>
        one.userId === user.id
          ? `${nameOf.get(one.deputyId) ?? ''} stands in for them`
          : `They stand in for ${nameOf.get(one.userId) ?? ''}`,
      ),
      handsOver: holds(actor, 'district-lead'),
    }
  },
  redact: (view) => view,
  shown: ({ led }) => ({ sections: ['what somebody leaves behind'], count: led.count }),
})

export type LeavesView = ReturnType<typeof leavesPage.redact>
