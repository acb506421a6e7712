import { z } from 'zod'
import { query } from '#app/gates/query.ts'

/** What a person may show as their second step. Asked by the door, for somebody whose password was right. */
export const secondStepPage = query({
  name: 'secondStepPage',
  input: z.object({ userId: z.string() }),
  permission: 'session.guard',
  quiet: true,
  load: async ({ input, records }) => ({
    district: await records.district.load(),
    factors: await records.factors.ofUser(input.userId),
  }),
  redact: ({ district, factors }) => ({
    title: 'Second step',
    district: district?.name ?? '',
    demo: district?.demo ?? false,
    passkey: factors.some(({ kind }) => kind === 'passkey'),
    app: factors.some(({ kind }) => kind === 'totp'),
  }),
})
