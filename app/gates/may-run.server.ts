import type { z } from 'zod'
import type { CaseId } from '../domain/ids.ts'
import type { Action } from '../policy/actions.ts'
import { authorise, authoriseIn } from './authorise.ts'
import { enter } from './core.server.ts'
import type { Core } from './core.server.ts'
import { InputRefused, NotPermitted } from './errors.ts'
import { loadFolder } from './folder.server.ts'
import { countRefusedForm, recordRefusal } from './refusals.server.ts'
import type { Asking } from './runtime.ts'

/** What is asked for: a command or a query, and the folder that it is about, if it is about one. */
interface Wanted {
  name: string
  permission: Action
  is: 'command' | 'query'
  caseId: CaseId | undefined
}

/**
 * Asks a command's right before anything of its form is kept, as the command itself asks it again. Without a folder only
 * the table decides. A refusal is recorded and thrown as the command's own.
 */
export async function mayRun(core: Core, wanted: Wanted, asking: Asking): Promise<void> {
  const { name, permission, is, caseId } = wanted
  try {
    await core.store.read(async (records) => {
      const presence = await enter(core, records, asking)
      if (caseId === undefined) return authorise(permission, presence)
      const folder = await loadFolder(records, core.registry, caseId)
      if (!folder) throw new NotPermitted('no such folder')
      return authoriseIn(permission, folder.file, presence).rule
    })
  } catch (error) {
    const object = caseId === undefined ? { t: is, id: name } : { t: 'case', id: caseId }
    await recordRefusal(core, asking, { operation: name, object }, error)
    throw error
  }
}

/** A command or a query, seen from what it takes. Of the house where it names no folder. */
interface Asked<I extends z.ZodType> {
  name: string
  input: I
  permission: Action
  caseId?(input: z.output<I>): CaseId | 'new'
}

/**
 * Reads what was sent. Where it can't be read the right is asked first: who may not do this gets the same answer whatever
 * they send, and learns nothing of the form. Throws that, or `InputRefused` with the messages by field and what was typed.
 */
export async function readInput<I extends z.ZodType>(
  core: Core,
  is: Wanted['is'],
  asked: Asked<I>,
  raw: unknown,
  asking: Asking,
): Promise<z.output<I>> {
  try {
    return InputRefused.reading(asked.input, raw)
  } catch (error) {
    await mayRun(core, { name: asked.name, permission: asked.permission, is, caseId: folderOf(asked, raw) }, asking)
    countRefusedForm(core, asked.name)
    throw error
  }
}

/** The folder that an input names, though it can't be read; undefined for a new one, or where it names none. */
function folderOf<I extends z.ZodType>({ caseId }: Asked<I>, raw: unknown): CaseId | undefined {
  if (!caseId || typeof raw !== 'object' || raw === null) return undefined
  const id: unknown = caseId(raw as z.output<I>)
  return typeof id === 'string' && id !== 'new' ? id : undefined
}
