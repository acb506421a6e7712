import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, dayField, id, ids, optionalText, text } from '#app/domain/fields.ts'
import { screeningOutcomes } from '#app/domain/file/report.ts'
import type { ScreeningOutcome, TriageProposal } from '#app/domain/file/report.ts'
import { opensCase } from '#app/domain/screening.ts'
import { daySchema } from '#app/domain/time.ts'

export const outcomeWords: Readonly<Record<ScreeningOutcome, string>> = {
  'not-a-threat': 'Not a threat',
  resolved: 'Resolved, no continuing concern',
  routed: 'Routed elsewhere',
  open: 'Open a case',
  emergency: 'Emergency: open a case now',
}

const rationale = text('Say why, in a sentence or two.', 5000)
const followUp = {
  what: text('Say what is to be done.', 500),
  owner: id('Choose who will do it.'),
  dueOn: dayField,
}
export const followUpInput = z.object(followUp)

export const outcomeFacts = {
  outcome: choice(screeningOutcomes, 'Choose an outcome.'),
  rationale,
  routedTo: optionalText(300),
  cites: ids(),
}

const proposedBase = z.strictObject({
  ...outcomeFacts,
  cites: ids(1, 'Tick at least one entry that you rely on.'),
  followUps: z.array(z.strictObject({ ...followUp, ownerName: z.string().min(1) })),
})

const confirmedBase = z.strictObject({
  proposalEntryId: z.string().min(1),
  outcome: z.enum(screeningOutcomes),
  /** Last day on which new reports are watched after a quick close. */
  watchUntil: daySchema.optional(),
})

const sentBackBase = z.strictObject({
  proposalEntryId: z.string().min(1),
  question: text('Ask your question, so that it can be answered.', 2000),
})

/** What somebody proposes as the result of a screening. "Open a case" and "emergency" count at once (P3). */
export const screeningProposed = defineKind({
  kind: 'screening-proposed',
  version: 1,
  event: 'screening.proposed',
  group: 'case',
  parts: { base: proposedBase },
  amend: 'never',
  act: ({ base }) => (opensCase(base.outcome) ? 'open' : null),
  apply: (file, entry) => {
    const { base } = entry.parts
    const proposal: TriageProposal = {
      entryId: entry.id,
      outcome: base.outcome,
      rationale: base.rationale,
      routedTo: base.routedTo,
      cites: base.cites,
      followUps: base.followUps,
      by: entry.recordedBy,
      at: entry.recordedAt,
      confirmed: null,
      sentBack: null,
    }
    const watchUntil = opensCase(base.outcome) ? null : file.triage.watchUntil
    return { ...file, triage: { ...file.triage, watchUntil, proposals: [...file.triage.proposals, proposal] } }
  },
  sentence: ({ base }) =>
    opensCase(base.outcome)
      ? `${outcomeWords[base.outcome]}: ${base.rationale}`
      : `Proposed: ${outcomeWords[base.outcome]}${base.routedTo ? ` (${base.routedTo})` : ''}. ${base.rationale}`,
  examples: {
    1: {
      base: {
        outcome: 'resolved',
        rationale: 'Said in anger, taken back, apology made.',
        cites: ['ent_interview'],
        followUps: [{ what: 'Check in with both', owner: 'usr_ibarra', ownerName: 'Paul Ibarra', dueOn: '2026-09-18' }],
      },
    },
  },
})

const changing = (
  proposals: readonly TriageProposal[],
  entryId: string,
  change: Partial<TriageProposal>,
): TriageProposal[] => proposals.map((one) => (one.entryId === entryId ? { ...one, ...change } : one))

/** A second person confirms under their own account. Only now do the three outcomes without a case take effect (P3). */
export const screeningConfirmed = defineKind({
  kind: 'screening-confirmed',
  version: 1,
  event: 'screening.confirmed',
  group: 'case',
  parts: { base: confirmedBase },
  amend: 'never',
  act: ({ base }) => (opensCase(base.outcome) ? null : 'screen-out'),
  apply: (file, entry) => {
    const { proposalEntryId, watchUntil } = entry.parts.base
    const confirmed = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt }
    return {
      ...file,
      triage: {
        ...file.triage,
        watchUntil: watchUntil ?? file.triage.watchUntil,
        proposals: changing(file.triage.proposals, proposalEntryId, { confirmed }),
      },
    }
  },
  sentence: ({ base }) => `Confirmed by a second person: ${outcomeWords[base.outcome]}.`,
  examples: {
    1: { base: { proposalEntryId: 'ent_example', outcome: 'resolved', watchUntil: '2026-12-14' } },
  },
})

/** The second person doesn't agree yet, and asks. A case that is open stays open. */
export const screeningSentBack = defineKind({
  kind: 'screening-sent-back',
  version: 1,
  event: 'screening.sentBack',
  group: 'case',
  parts: { base: sentBackBase },
  amend: 'never',
  apply: (file, entry) => {
    const { proposalEntryId, question } = entry.parts.base
    const sentBack = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt, question }
    return {
      ...file,
      triage: { ...file.triage, proposals: changing(file.triage.proposals, proposalEntryId, { sentBack }) },
    }
  },
  sentence: ({ base }) => `Sent back with a question: ${base.question}`,
  examples: { 1: { base: { proposalEntryId: 'ent_example', question: 'Did anybody call the father?' } } },
})
