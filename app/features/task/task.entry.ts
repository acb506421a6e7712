import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import type { TaskFact } from '#app/domain/file/people.ts'
import {
  taskBase,
  taskFinishedBase,
  taskFinishedKind,
  taskHandedOverBase,
  taskHandedOverKind,
  taskKind,
} from '#app/domain/tasks.ts'
import { day, longDayWords } from '#app/domain/time.ts'

/** Something to be done by a day, with an owner. */
export const task = defineKind({
  kind: taskKind,
  version: 1,
  event: 'task.made',
  group: 'case',
  parts: { base: taskBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { base } = entry.parts
    const made: TaskFact = {
      // Later entries name the task by its first version.
      entryId: entry.root,
      what: base.what,
      why: base.why ?? '',
      owner: base.owner,
      ownerName: base.ownerName,
      backup: base.backup ?? null,
      dueOn: base.dueOn,
      dueAt: null,
      createdBy: entry.recordedBy,
      state: 'open',
      doneAt: null,
      handedOver: [],
    }
    return { ...file, tasks: [...file.tasks, made] }
  },
  sentence: ({ base }) => `To do by ${longDayWords(day(base.dueOn))}: ${base.what} (${base.ownerName}).`,
  examples: {
    1: {
      base: {
        what: 'Check in with Leo and Oliver',
        why: 'Follow-up of the screening',
        owner: 'usr_ibarra',
        ownerName: 'Paul Ibarra',
        dueOn: '2026-09-18',
      },
    },
  },
})

const changing = (file: CaseFile, entryId: string, change: (task: TaskFact) => TaskFact): CaseFile => ({
  ...file,
  tasks: file.tasks.map((one) => (one.entryId === entryId ? change(one) : one)),
})

/** A task was done, or is no longer needed. Withdrawing this entry opens it again. */
export const taskFinished = defineKind({
  kind: taskFinishedKind,
  version: 1,
  event: 'task.finished',
  group: 'case',
  parts: { base: taskFinishedBase },
  amend: 'yes',
  apply: (file, entry) => {
    const { taskEntryId, result, words } = entry.parts.base
    return changing(file, taskEntryId, (one) => ({
      ...one,
      state: result,
      doneAt: entry.happenedAt ?? entry.recordedAt,
      result: words,
    }))
  },
  sentence: ({ base }) =>
    `${base.result === 'done' ? 'A task was done' : 'A task was dropped'}${base.words ? `: ${base.words}` : '.'}`,
  examples: { 1: { base: { taskEntryId: 'ent_example', result: 'done', words: 'Friends again.' } } },
})

/** A task has another owner. */
export const taskHandedOver = defineKind({
  kind: taskHandedOverKind,
  version: 1,
  event: 'task.handedOver',
  group: 'case',
  parts: { base: taskHandedOverBase },
  amend: 'never',
  apply: (file, entry) => {
    const { taskEntryId, from, to, toName, reason } = entry.parts.base
    return changing(file, taskEntryId, (one) => ({
      ...one,
      owner: to,
      ownerName: toName,
      handedOver: [...one.handedOver, { from, to, at: entry.recordedAt, reason }],
    }))
  },
  sentence: ({ base }) => `A task was handed over to ${base.toName}: ${base.reason}`,
  examples: {
    1: {
      base: {
        taskEntryId: 'ent_example',
        from: 'usr_ibarra',
        to: 'usr_walker',
        toName: 'Denise Walker',
        reason: 'Out sick.',
      },
    },
  },
})
