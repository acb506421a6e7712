import type { z } from 'zod'
import type { ReadRecords } from '#db/records/records.ts'
import type { Day } from '../domain/time.ts'
import type { Action } from '../policy/actions.ts'
import type { Permission } from './authorise.ts'
import type { CaseCommand } from './command.ts'
import type { Core } from './core.server.ts'
import { InputRefused, StaleRecord } from './errors.ts'
import type { Folder } from './folder.server.ts'
import { fileInSight, hiddenPerson } from '../policy/in-sight.ts'

interface Judging<I extends z.ZodType> {
  command: Pick<CaseCommand<I, Action, unknown, unknown, unknown>, 'judging'>
  input: z.output<I>
  /** As it was sent: a schema may have left `basedOn` out. */
  raw: unknown
  folder: Folder
  permission: Permission<Action>
  actor: { id: string }
  today: Day
}

/**
 * Refuses a judgement made on less than what stands on record now, naming what arrived. What the judge recorded since
 * is known to them and no conflict. Throws `StaleRecord`.
 */
export async function refuseStale<I extends z.ZodType>(
  records: ReadRecords,
  core: Core,
  { command, input, raw, folder, permission, actor, today }: Judging<I>,
): Promise<void> {
  const judging =
    typeof command.judging === 'function' ? command.judging({ input, caseFile: folder.file, today }) : command.judging
  if (!judging) return
  const basedOn = basedOnOf(input) ?? basedOnOf(raw)
  if (basedOn === undefined) throw new InputRefused({ '': 'Open this page again, then send it.' }, raw)
  const arrived = folder.entries.filter(
    (entry) => entry.seq > basedOn && entry.recordedBy !== actor.id && !core.registry.find(entry.kind)?.aside,
  )
  if (arrived.length === 0) return
  const names = new Map(
    (await records.users.byIds(arrived.map((entry) => entry.recordedBy))).map((one) => [one.id, one.name]),
  )
  const seen = permission.sight
    ? fileInSight(folder.file, folder.entries, core.registry, permission.sight)
    : folder.file
  throw new StaleRecord(
    arrived.map(({ id, recordedAt }) => {
      const line = seen.timeline.find((one) => one.entryId === id)
      const by = line && line.recordedBy !== hiddenPerson ? names.get(line.recordedBy) : undefined
      return { entryId: id, sentence: line?.sentence ?? 'Something was added.', recordedAt, by: by ?? 'a staff member' }
    }),
  )
}

function basedOnOf(input: unknown): number | undefined {
  if (typeof input !== 'object' || input === null || !('basedOn' in input)) return undefined
  const value = typeof input.basedOn === 'string' && input.basedOn !== '' ? Number(input.basedOn) : input.basedOn
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}
