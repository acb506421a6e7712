import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { id } from '../../domain/fields.ts'
import { localOf } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import type { UserActor } from '../../policy/roles.ts'
import { waitingReset, whyNotConfirm } from '../reset-rules.ts'
import { codeKeys } from '../throttle.ts'
import { tryKey } from '../../gates/tries.server.ts'

const isDistrictLead = (actor: Pick<UserActor, 'grants'> | undefined): boolean =>
  actor?.grants.some(({ role }) => role === 'district-lead') ?? false

/**
 * Confirms a reset that somebody else asked for. The person's second factors and recovery codes end, and so do their
 * sessions; at the next sign-in, with their password as before, they set new ones.
 */
export const confirmFactorReset = command({
  name: 'confirmFactorReset',
  input: z.object({ userId: id('Choose a person.') }),
  permission: 'factors.reset',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const user = await records.users.byId(input.userId)
    const reset = waitingReset(await records.factors.resetsOf(input.userId), now)
    const district = await records.district.load()
    if (!user || !reset || !district || actor.kind !== 'user')
      throw new RuleBroken('No reset waits for this person. It may have been asked for more than a day ago.', 'a reset')
    const asker = await records.users.actor(reset.askedBy, localOf(now, district.calendar.zone).day, now)
    if (!asker) throw new RuleBroken('Whoever asked for this reset can’t sign in any more. Ask anew.', 'asker')
    const by = { userId: actor.id, districtLead: isDistrictLead(actor) }
    const why = whyNotConfirm(reset, by, isDistrictLead(asker))
    if (why) throw new RuleBroken(why, 'two people')
    for (const factor of await records.factors.ofUser(user.id)) {
      await records.write.saveFactor({ ...factor, endedAt: now, secret: null, salt: newSalt() })
    }
    for (const code of await records.factors.recoveryCodes(user.id)) {
      await records.write.saveRecoveryCode({ ...code, endedAt: now, salt: newSalt() })
    }
    await records.write.saveFactorReset({ ...reset, confirmedBy: actor.id, confirmedAt: now, salt: newSalt() })
    for (const { text } of codeKeys(user.id)) await records.write.clearTries(tryKey(text))
    const ended = await records.write.endSessionsOf(user.id, now, 'second factors reset')
    return {
      result: undefined,
      events: [
        {
          act: 'auth.factorReset',
          object: { t: 'user', id: user.id, count: ended },
          sealed: { name: user.name, askedBy: reset.askedBy },
        },
      ],
    }
  },
})
