import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { factorsShown } from './factors-shown.ts'

/** One's own second factors, and how many recovery codes are left. Shows nothing about anybody else. */
export const factorsPage = query({
  name: 'factorsPage',
  input: z.object({ first: z.boolean() }),
  permission: 'account.own',
  quiet: true,
  load: async ({ input, actor, records, calendar, now }) => ({
    first: input.first,
    factors: await records.factors.ofUser(actor.id),
    codes: await records.factors.recoveryCodes(actor.id),
    demo: (await records.district.load())?.demo ?? false,
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day,
  }),
  redact: ({ first, ...rows }) => ({ title: 'Second step', first, ...factorsShown(rows) }),
})
