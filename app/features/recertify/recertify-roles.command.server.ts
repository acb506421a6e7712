import type { AuditEvent } from '#app/domain/events.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { districtList, listOf, maySign, whyNotSigned } from '#app/policy/recertification.ts'
import { recertifyInput } from './recertify-input.ts'

/** A school's list of who holds which role is looked over in one sitting: each role stays or ends, and it is signed. */
export const recertifyRoles = command({
  name: 'recertifyRoles',
  input: recertifyInput,
  permission: 'roles.recertify',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar }) => {
    const today = localOf(now, calendar.zone).day
    const schoolId = input.schoolId === districtList ? null : input.schoolId
    const known = schoolId === null || (await records.district.schools()).some(({ id }) => id === schoolId)
    if (!known || !maySign(actor, schoolId)) throw new NotPermitted('another school’s list')
    const users = await records.users.all()
    const grants = await records.users.allGrants()
    const list = listOf(grants, users, schoolId, today)
    const { decided, reason } = input
    const errors = whyNotSigned({ by: actor.id, list, decided, reason, grants, users, today })
    if (Object.keys(errors).length > 0) throw new InputRefused(errors, input)
    const ended = list.filter(({ id, userId }) => userId !== actor.id && decided[id] === 'end')
    const endings: AuditEvent[] = []
    for (const before of ended) {
      const after = { ...before, until: plusDays(today, -1), salt: newSalt() }
      await records.write.saveGrant(after)
      endings.push({
        act: 'grant.ended',
        object: { t: 'grant', id: after.id },
        sealed: { reason, role: before.role },
        rows: [rowChange('grant', after.id, before, after)],
      })
    }
    const signed = {
      id: newId('recertification'),
      schoolId,
      signedBy: actor.id,
      signedAt: now,
      listed: list.length,
      ended: ended.length,
      salt: newSalt(),
    }
    await records.write.saveRecertification(signed)
    if (ended.length > 0) await records.write.queueReprojection('all')
    return {
      result: { ended: ended.length },
      events: [
        {
          act: 'roles.recertified',
          object: { t: 'recertification', id: signed.id, count: list.length },
          sealed: { school: input.schoolId, reason },
          rows: [rowChange('recertification', signed.id, undefined, signed)],
        },
        ...endings,
      ],
    }
  },
})
