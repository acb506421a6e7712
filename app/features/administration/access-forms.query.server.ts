import { localOf, longDayWords, plusDays } from '#app/domain/time.ts'
import { mayEndDelegation } from '#app/policy/delegation.ts'
import { holds, worksOnTeams } from '#app/policy/roles.ts'
import { houseForm } from './house-form.query.server.ts'

const pageOf = (userId: string | undefined) => (userId ? `/admin/users/${userId}` : '/account')

/** Who stands in for oneself; for a district lead also for the person whom the address names. */
export const standInForm = houseForm('standInForm', 'delegation.give', async (work) => {
  const { input, actor, now, calendar } = work
  const today = localOf(now, calendar.zone).day
  const working = (await work.everybody()).filter((one) => worksOnTeams(one))
  const user = working.find(({ id }) => id === (input.userId ?? actor.id))
  if (!user || (user.id !== actor.id && !holds(actor, 'district-lead'))) return undefined
  const titles = new Map((await work.records.users.all()).map(({ id, title }) => [id, title]))
  const staff = working
    .filter(({ id }) => id !== user.id && id !== actor.id)
    .map(({ id, name }) => ({ value: id, label: `${name}, ${titles.get(id) ?? ''}` }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return {
    back: pageOf(input.userId),
    about: user.id === actor.id ? 'In your place' : `In the place of ${user.name}`,
    values: { from: today, until: plusDays(today, 6) },
    choices: { staff },
  }
})

export const endStandInForm = houseForm('endStandInForm', 'delegation.end', async ({ input, actor, records }) => {
  const one = await records.access.delegation(input.delegationId ?? '')
  if (!one || one.endedAt !== null || actor.kind !== 'user' || !mayEndDelegation(actor, one)) return undefined
  const [user] = await records.users.byIds([one.userId])
  const [deputy] = await records.users.byIds([one.deputyId])
  return {
    back: pageOf(input.userId),
    about: `${deputy?.name ?? ''}, in the place of ${user?.name ?? ''}`,
    values: {},
  }
})

export const agreementForm = houseForm('agreementForm', 'agreement.renew', async ({ input, records }) => {
  const user = await records.users.byId(input.userId ?? '')
  return (
    user && {
      back: `/admin/users/${user.id}`,
      about: user.agreementUntil
        ? `${user.name}, ${user.title}. The agreement ends on ${longDayWords(user.agreementUntil)}.`
        : `${user.name}, ${user.title}. No agreement has a last day yet.`,
      edits: { t: 'user' as const, id: user.id },
      values: { until: user.agreementUntil ?? '' },
    }
  )
})
