import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import { isCourtSealed } from '../domain/file/court-seal.ts'
import { command } from '../gates/command.ts'

/**
 * Puts the keys of a record away that a court sealed, and brings those of one back that was opened again: whichever it is
 * now. What is put away opens nothing, whoever asks (audit.md 2.10). Throws `RuleBroken` where there is nothing to do and
 * `KeyRefused` where the key-encryption key for it is not here.
 */
export const moveFolderKeys = command({
  name: 'moveFolderKeys',
  input: z.object({ caseId: z.string() }),
  permission: 'case.system',
  handle: async ({ input, records, fileOf, vault }) => {
    const file = await fileOf(input.caseId)
    const away = file !== undefined && isCourtSealed(file)
    const files = await records.destruction.filesOf(input.caseId)
    const keys = await records.keys.ofFolder(input.caseId, files)
    const others = keys.filter(({ status }) => (status === 'put-away') !== away)
    if (!file || others.length === 0) throw new RuleBroken('The keys of this record are where they belong.', 'keys')
    for (const key of others) await (away ? vault.putAway(records, key) : vault.bringBack(records, key))
    const object = { t: 'case', id: input.caseId, count: others.length }
    return {
      result: { moved: others.length },
      events: [{ act: away ? ('key.putAway' as const) : ('key.broughtBack' as const), object }],
    }
  },
})
