import { z } from 'zod'
import type { CaseFile } from './case-file.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'
import type { NewEntry } from './entry.ts'
import { dayField, id, optionalId, optionalText, text } from './fields.ts'
import type { TaskFact } from './file/people.ts'
import type { EntryId } from './ids.ts'

export const taskKind = 'task'
export const taskFinishedKind = 'task-finished'
export const taskHandedOverKind = 'task-handed-over'

/** One thing that somebody will do by a day. `why` names what asked for it: a rule, a key question, a follow-up. */
export const taskBase = z.strictObject({
  what: text('Say what is to be done.', 500),
  why: optionalText(500),
  owner: id('Choose who will do it.'),
  ownerName: z.string().min(1).max(200),
  backup: optionalId(),
  backupName: optionalText(200),
  dueOn: dayField,
})

export const taskFinishedBase = z.strictObject({
  taskEntryId: z.string().min(1),
  result: z.enum(['done', 'dropped']),
  /** What came of it, or why it is no longer needed. */
  words: optionalText(),
})

export const taskHandedOverBase = z.strictObject({
  taskEntryId: z.string().min(1),
  from: z.string().min(1),
  to: id('Choose who takes it over.'),
  toName: z.string().min(1).max(200),
  reason: text('Say why it is handed over.', 500),
})

/** A task that a decision brings with it: a follow-up after a quick close, an open key question. */
export const taskMade = (task: z.input<typeof taskBase>, work: Recording): NewEntry => entryNow(taskKind, task, work)

/** The tasks that nobody has finished or dropped. */
export const openTasks = (file: CaseFile): TaskFact[] => file.tasks.filter((task) => task.state === 'open')

/** A task of the folder, or undefined. */
export const taskOf = (file: CaseFile, entryId: EntryId): TaskFact | undefined =>
  file.tasks.find((task) => task.entryId === entryId)
