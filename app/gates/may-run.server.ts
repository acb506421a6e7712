import type { CaseId } from '../domain/ids.ts'
import type { Action } from '../policy/actions.ts'
import { authorise, authoriseIn } from './authorise.ts'
import { enter } from './core.server.ts'
import type { Core } from './core.server.ts'
import { NotPermitted } from './errors.ts'
import { loadFolder } from './folder.server.ts'
import { recordRefusal } from './refusals.server.ts'
import type { Asking } from './runtime.ts'

/**
 * Asks a command's right before anything of its form is kept, as the command itself asks it again. Without a folder only
 * the table decides. A refusal is recorded and thrown as the command's own.
 */
export async function mayRun(
  core: Core,
  command: { name: string; permission: Action },
  caseId: CaseId | undefined,
  asking: Asking,
): Promise<void> {
  try {
    await core.store.read(async (records) => {
      const presence = await enter(core, records, asking)
      if (caseId === undefined) return authorise(command.permission, presence)
      const folder = await loadFolder(records, core.registry, caseId)
      if (!folder) throw new NotPermitted('no such folder')
      return authoriseIn(command.permission, folder.file, presence).rule
    })
  } catch (error) {
    const object = caseId === undefined ? { t: 'command', id: command.name } : { t: 'case', id: caseId }
    await recordRefusal(core, asking, { operation: command.name, object }, error)
    throw error
  }
}
