import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'
import { beginSession } from '../begin-session.server.ts'
import { lookAtPasskey, proofFields, takeProof } from '../proof.server.ts'
import { opennessOf } from '../session-state.ts'

/** Takes the second step of signing in: half a session ends, a whole one begins under a new token. */
export const passSecondStep = command({
  name: 'passSecondStep',
  input: z.object({
    ...proofFields,
    session: z.string(),
    token: z.string().length(32),
    agent: z.string().max(300),
    mark: z.string().max(60),
    origin: z.string().max(300),
    at: instantSchema,
  }),
  permission: 'account.own',
  prepare: async ({ input, read }) => {
    const asked = { purpose: 'second step', boundTo: input.session, origin: input.origin, now: input.at } as const
    return input.passkey ? lookAtPasskey(read, input.passkey, asked) : undefined
  },
  handle: async ({ input, actor, records, now, prepared, vault }) => {
    const session = await records.sessions.byTokenHash(input.session)
    const district = await records.district.load()
    const hasFactor = await records.factors.any(actor.id)
    const waits =
      session?.userId === actor.id &&
      session.endedAt === null &&
      opennessOf({ ...session, demo: district?.demo ?? false, hasFactor }) === 'second step'
    if (!waits) throw new NotPermitted('no second step waits')
    const proved = await takeProof({ records, vault, userId: actor.id, now }, input, prepared)
    await records.write.endSession(session.tokenHash, now, 'second step taken')
    const { token, agent, mark } = input
    const events = await beginSession(
      { records, actor, now },
      { token, agent, mark, aal: 2, provenAt: now, half: false },
    )
    return {
      result: undefined,
      events: [
        { act: 'auth.signedIn', object: { t: 'user', id: actor.id }, why: `second step: ${proved.how}` },
        ...proved.events,
        ...events,
      ],
    }
  },
})
