import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { EntryId, UserId } from '../domain/ids.ts'
import { mayTake } from '../domain/takers.ts'
import type { Day } from '../domain/time.ts'
import { may } from '../policy/may.ts'
import type { Actor } from '../policy/roles.ts'
import { InputRefused } from './errors.ts'

/** Somebody who may take what is to be done in a case. */
export interface Taker {
  id: UserId
  name: string
}

/**
 * Who may take something in a folder, by name, as far as their accounts are in use: pages offer by it, commands check by it.
 * Whoever asks is among them if they may finish a task here, also where they are not on the team: a district lead in the
 * matter of a member of staff, somebody who stands in.
 */
export async function takersOf(records: ReadRecords, file: CaseFile, today: Day, asking: Actor): Promise<Taker[]> {
  const themselves = may(asking, 'task.record', file, today).allow ? [asking.id] : []
  const ids = [...mayTake(file, today, await triageOf(records, file)), ...themselves]
  const users = await records.users.byIds([...new Set(ids)])
  return users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => ({ id, name }))
}

/** The school's triage group and the people on call, without officers: a screening isn't theirs (P9, P18). */
async function triageOf(records: ReadRecords, { schoolId }: CaseFile): Promise<UserId[]> {
  const group = schoolId ? await records.district.triageGroup(schoolId) : []
  const onDuty = (await records.district.onDuty()).map(({ userId }) => userId)
  const grants = await records.users.allGrants()
  const others = new Set(grants.filter(({ role }) => role !== 'officer').map(({ userId }) => userId))
  return [...group, ...onDuty].filter((id) => others.has(id))
}

/**
 * Whoever the writer chose, among those who may take it. Throws `InputRefused` beside the field for anybody else. `held`
 * is who has it already: a correction of the words never takes it from somebody who has left since.
 */
export function takerOf(
  takers: readonly Taker[],
  chosen: UserId,
  { field, input, held }: { field: string; input: unknown; held?: Taker },
): Taker {
  const found = takers.find(({ id }) => id === chosen) ?? (held?.id === chosen ? held : undefined)
  if (!found) throw new InputRefused({ [field]: notATaker }, input)
  return found
}

/** The same for what the writer does who chooses nobody: an officer who writes a note names somebody of the team. */
export function takerOrWriter(
  takers: readonly Taker[],
  chosen: UserId | undefined,
  writer: Taker,
  told: { field: string; input: unknown; held?: Taker },
): Taker {
  if (chosen) return takerOf(takers, chosen, told)
  if (told.held?.id !== writer.id && !takers.some(({ id }) => id === writer.id)) {
    throw new InputRefused({ [told.field]: notTheWriter }, told.input)
  }
  return { id: writer.id, name: writer.name }
}

const notATaker = 'This person can’t open and finish it here. Choose one of the people offered.'
const notTheWriter = 'You can’t finish it in this case yourself. Choose who does it.'

/** Who had what an entry left to do when it was recorded, whoever took it over since. */
export function heldBy(file: CaseFile, root: EntryId | undefined): Taker | undefined {
  const task = file.tasks.find(({ entryId }) => entryId === root)
  if (!task) return undefined
  const id = task.handedOver[0]?.from ?? task.owner
  const name = task.handedOver.length === 0 ? task.ownerName : ''
  return { id, name: name || (file.team.members.find(({ userId }) => userId === id)?.name ?? task.ownerName) }
}
