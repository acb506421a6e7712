import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { id } from '#app/domain/fields.ts'

const base = z.strictObject({ about: z.string(), what: z.string(), byName: z.string() })

/** `about`: what waits, as the row of whoever waits names it (`confirm:ent_…`). */
export const reminderInput = z.object({ caseId: z.string(), about: id('Choose what you wait for.') })

/** Whoever waits for a second person reminds them. Nothing is sent: it stands in the other's row. */
export const reminder = defineKind({
  kind: 'reminder',
  version: 1,
  event: 'reminder.recorded',
  group: 'case',
  parts: { base },
  amend: 'never',
  aside: true,
  apply: (file, entry) => {
    const { about, byName } = entry.parts.base
    const fact = { entryId: entry.id, about, by: entry.recordedBy, byName, at: entry.recordedAt }
    return { ...file, reminders: [...file.reminders, fact] }
  },
  sentence: ({ base: said }) => `${said.byName} reminded whoever is asked: ${said.what}.`,
  examples: { 1: { base: { about: 'confirm:ent_example', what: 'Confirm the screening', byName: 'Marcus Bell' } } },
})
