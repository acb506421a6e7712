import { folderToKeep } from '#app/gates/record-keeping.server.ts'
import { command } from '#app/gates/command.ts'
import { setHoldInput } from './hold-designs.ts'

/** Keeps a case from being destroyed until the hold is lifted. Several may stand at once, each for its own matter. */
export const setHold = command({
  name: 'setHold',
  input: setHoldInput,
  permission: 'hold.set',
  handle: async (work) => {
    const { input, actor, records, now, newId, newSalt } = work
    const file = await folderToKeep(work, 'hold.set', input.caseId)
    const row = { id: newId('hold'), caseId: file.id, code: input.code, setBy: actor.id, setAt: now }
    await records.write.saveHold({ ...row, liftedBy: null, liftedAt: null, salt: newSalt() })
    return {
      result: { caseId: file.id },
      events: [
        {
          act: 'governance.holdSet',
          object: { t: 'case', id: file.id },
          sealed: { code: input.code, reason: input.reason },
          rows: [{ t: 'hold', id: row.id }],
        },
      ],
    }
  },
})
