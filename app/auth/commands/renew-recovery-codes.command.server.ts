import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { sha256 } from '../../keys/digest.server.ts'
import { freshToken } from '../../keys/tokens.server.ts'
import { recoveryLimits } from '../limits.ts'

/** Makes fresh recovery codes for oneself; older ones stop working. They are shown once and kept only as hashes. */
export const renewRecoveryCodes = command({
  name: 'renewRecoveryCodes',
  input: z.object({}),
  permission: 'account.factors',
  handle: async ({ actor, records, now, newId, newSalt }) => {
    if (!(await records.factors.any(actor.id)))
      throw new RuleBroken('Set up a passkey or an app first: recovery codes stand in for it.', 'a factor first')
    for (const old of await records.factors.recoveryCodes(actor.id)) {
      await records.write.saveRecoveryCode({ ...old, endedAt: now, salt: newSalt() })
    }
    const codes = Array.from({ length: recoveryLimits.codes }, () => freshToken(recoveryLimits.letters))
    for (const code of codes) {
      const row = { id: newId('recovery'), userId: actor.id, hash: sha256(code), createdAt: now }
      await records.write.saveRecoveryCode({ ...row, usedAt: null, endedAt: null, salt: newSalt() })
    }
    return {
      result: { codes },
      events: [{ act: 'auth.recoveryRenewed', object: { t: 'user', id: actor.id, count: codes.length } }],
    }
  },
})
