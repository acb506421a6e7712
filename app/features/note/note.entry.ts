import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalDay, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

export const noteAbout = {
  communication: 'Communication',
  patrol: 'Patrol',
  observation: 'Observation',
  'records-request': 'Records request',
  other: 'Note',
} as const

const facts = {
  about: choice(['communication', 'patrol', 'observation', 'records-request', 'other']),
  text: text('Write down what is to be kept.'),
  dueOn: optionalDay(),
  whatNext: optionalText(500),
  owner: optionalId(),
}

/** `ownerName`: who does it, as shown then. */
const base = z.strictObject({ ...facts, ownerName: optionalText(200) })

/** What the form sends. Something that is due says what; who does it is the writer unless somebody is chosen. */
export const noteInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .refine((said) => !said.dueOn || said.whatNext, {
    path: ['whatNext'],
    message: 'Say what is to be done by that day.',
  })
  .refine((said) => !said.whatNext || said.dueOn, {
    path: ['dueOn'],
    message: 'Give the day by which it is to be done, so that somebody is reminded.',
  })

/** Anything that has no form of its own. With a day it also leaves something to do. */
export const note = defineKind({
  kind: 'note',
  version: 1,
  event: 'note.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const noted = { ...file, notes: [...file.notes, { ...happenedOf(entry), about: said.about, text: said.text }] }
    if (!said.dueOn) return noted
    const task = {
      entryId: entry.root,
      what: said.whatNext ?? noteAbout[said.about],
      why: noteAbout[said.about],
      owner: said.owner ?? entry.recordedBy,
      ownerName: said.ownerName ?? '',
      backup: null,
      dueOn: said.dueOn,
      dueAt: null,
      createdBy: entry.recordedBy,
      state: 'open' as const,
      doneAt: null,
      handedOver: [],
    }
    return { ...noted, tasks: [...noted.tasks, task] }
  },
  sentence: ({ base: said }) => `${noteAbout[said.about]}: ${firstWords(said.text)}`,
  examples: {
    1: { base: { about: 'patrol', text: 'Extra patrol at the front gate, 7:15 to 8:15.' } },
  },
})

/** The first line of a text, cut at a word so that the timeline stays short. */
function firstWords(all: string): string {
  const line = all.split('\n')[0] ?? ''
  return line.length <= 120 ? line : `${line.slice(0, 120).replace(/\s+\S*$/, '')} …`
}
