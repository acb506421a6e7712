import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalText, text } from '#app/domain/fields.ts'
import { localMomentSchema } from '#app/domain/time.ts'

export const healthAbout = {
  screening: 'Self-harm screening',
  session: 'Session with a counselor',
  provider: 'From a provider',
  hospital: 'Hospital or crisis team',
  other: 'Health record',
} as const

const base = z.strictObject({
  about: choice(['screening', 'session', 'provider', 'hospital', 'other']),
  summary: optionalText(1000),
})
const health = z.strictObject({ note: z.string() })

export const healthInput = z.object({
  caseId: z.string(),
  happened: localMomentSchema,
  about: choice(['screening', 'session', 'provider', 'hospital', 'other']),
  note: text('Write down what is to be kept.'),
  summary: optionalText(1000),
})

/** A health note of a counselor: sealed, with a summary that the team may read, if one was written. */
export const healthNote = defineKind({
  kind: 'health',
  version: 1,
  event: 'health.recorded',
  group: 'case',
  parts: { base, health },
  amend: 'yes',
  apply: (file) => file,
  sentence: ({ base: said }) => `A health record was added.${said.summary ? ` ${said.summary}` : ''}`,
  examples: { 1: { base: { about: 'session', summary: 'Sees Mr. Adler each Tuesday.' } } },
})
