import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'

/** A reset of somebody's second factors that waits for its second person: who asked, when, and why. */
export const confirmResetPage = query({
  name: 'confirmResetPage',
  input: z.looseObject({ userId: z.string().max(60) }),
  permission: 'factors.reset',
  load: async ({ input, records, calendar, now }) => {
    const user = await records.users.byId(input.userId)
    if (!user) throw new NotPermitted('no such person', 404)
    const reset = (await records.factors.resetsOf(user.id)).find((one) => one.confirmedAt === null)
    const asker = reset && (await records.users.byId(reset.askedBy))
    return { user, reset, asker, zone: calendar.zone, today: localOf(now, calendar.zone).day }
  },
  redact: ({ user, reset, asker, zone, today }) => ({
    title: 'Confirm a reset',
    person: `${user.name}, ${user.title}`,
    back: `/admin/users/${user.id}`,
    zone,
    today,
    reset: reset && { by: asker?.name ?? 'Somebody', at: reset.askedAt, reason: reset.reason },
  }),
  shown: () => ({ sections: ['reset'] }),
})
