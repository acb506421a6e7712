import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalChoice, optionalDay, optionalId, optionalText } from '#app/domain/fields.ts'
import { historySources, historyStates } from '#app/domain/file/inquiry.ts'
import type { HistorySource } from '#app/domain/file/inquiry.ts'
import { happenedOf } from '#app/domain/happened.ts'

export const sourceWords: Readonly<Record<HistorySource, string>> = {
  discipline: 'Discipline',
  attendance: 'Attendance',
  academic: 'Academic',
  counseling: 'Counseling',
  'prior-assessments': 'Prior assessments',
  'law-enforcement': 'Law-enforcement contacts',
  'social-media': 'Social media',
  'special-education': 'Special education',
}

export const stateWords = {
  done: 'Done',
  requested: 'Requested',
  'not-permitted': 'Not permitted',
  pending: 'Pending',
} as const

/** Sources whose finding is a sealed health part. */
const sealedSources: readonly HistorySource[] = ['counseling']
export const isSealedSource = (source: HistorySource): boolean => sealedSources.includes(source)

const facts = {
  source: choice(historySources, 'Choose the source.'),
  state: choice(historyStates, 'Choose how far it is.'),
  found: optionalChoice(['something', 'nothing']),
  relevance: optionalChoice(['raises', 'lowers', 'neutral']),
  from: optionalText(200),
  dueOn: optionalDay(),
  why: optionalText(500),
}

const base = z.strictObject({ ...facts, finding: optionalText() })
const health = z.strictObject({ finding: z.string() })

/** One row. `replaces` is the version of the row that was on the screen. */
export const historyInput = z
  .object({ caseId: z.string(), replaces: optionalId(), ...facts, finding: optionalText() })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (said.state === 'done' && !said.found) miss('found', 'Say whether anything was found.')
    if (said.found === 'something' && !said.finding)
      miss('finding', 'Write down what was found: facts, not whole files.')
    if (said.found === 'something' && !said.relevance) miss('relevance', 'Say what it means here.')
    if (said.state === 'not-permitted' && !said.why) miss('why', 'Say which rule does not permit it.')
  })

/** One source of the history review. The newest row of a source counts; a counseling finding is sealed. */
export const history = defineKind({
  kind: 'history',
  version: 1,
  event: 'history.recorded',
  group: 'case',
  parts: { base, health },
  amend: 'yes',
  act: () => 'inquire',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const row = {
      ...happenedOf(entry),
      source: said.source,
      state: said.state,
      found: said.found,
      finding: said.finding,
      relevance: said.relevance,
    }
    return { ...file, inquiry: { ...file.inquiry, history: { ...file.inquiry.history, [said.source]: row } } }
  },
  sentence: ({ base: said }) =>
    `History, ${sourceWords[said.source].toLowerCase()}: ${stateWords[said.state].toLowerCase()}${said.found === 'nothing' ? ', nothing found' : ''}.`,
  examples: {
    1: {
      base: {
        source: 'discipline',
        state: 'done',
        found: 'something',
        finding: 'Two fights in 2025.',
        relevance: 'neutral',
      },
    },
  },
})
