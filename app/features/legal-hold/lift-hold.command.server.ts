import { RuleBroken } from '#app/domain/errors.ts'
import { folderToKeep } from '#app/gates/record-keeping.server.ts'
import { command } from '#app/gates/command.ts'
import { liftHoldInput } from './hold-designs.ts'

/** Lifts one hold of a case, with the reason. */
export const liftHold = command({
  name: 'liftHold',
  input: liftHoldInput,
  permission: 'hold.lift',
  handle: async (work) => {
    const { input, actor, records, now, newSalt } = work
    const file = await folderToKeep(work, 'hold.lift', input.caseId)
    const hold = await records.destruction.hold(input.holdId)
    if (hold?.caseId !== file.id) throw new RuleBroken('There is no such hold on this case.', 'a hold')
    if (hold.liftedAt !== null) throw new RuleBroken('This hold was lifted already.', 'a hold that stands')
    await records.write.saveHold({ ...hold, liftedBy: actor.id, liftedAt: now, salt: newSalt() })
    return {
      result: { caseId: file.id },
      events: [
        {
          act: 'governance.holdLifted',
          object: { t: 'case', id: file.id },
          sealed: { code: hold.code, reason: input.reason },
          rows: [{ t: 'hold', id: hold.id }],
        },
      ],
    }
  },
})
