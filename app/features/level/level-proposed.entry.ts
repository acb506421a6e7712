import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, blocks, choice, ids, optionalText, text, ticked } from '#app/domain/fields.ts'
import { missingThenSchema, overrideInput } from '#app/domain/gate-check.ts'
import type { LevelFacts, LevelProposal } from '#app/domain/file/judgement.ts'
import { assessable, higherLevel } from '#app/domain/level-of-concern.ts'

const view = z.strictObject({
  name: text('Say whose view this is.', 200),
  view: text('Write the view down as it was said.'),
})

const facts = {
  level: choice(assessable, 'Choose the words that fit best.'),
  evidence: ids(1, 'Tick at least one entry that you rely on.'),
  rationale: text('Say why this level.'),
  otherExplanations: text('Say what else could explain it. “Nothing we can think of” is an answer.'),
  wouldChange: text('Say what would make you change it.'),
  sameForAnother: choice(['yes', 'not-sure'], 'Choose Yes or Not sure.'),
  sameMore: optionalText(),
  views: blocks(view),
  noOneDisagreed: ticked(),
  alsoThere: optionalText(1000),
}

const base = z.strictObject({
  ...facts,
  label: z.string(),
  modelLabel: z.string().optional(),
  /** Members who were there, with the name shown then. */
  there: z.array(z.strictObject({ userId: z.string(), name: z.string() })),
  /** Counts from saving (P4), or only after the approval: then it lowers what stands (P7). */
  effect: z.enum(['counts-now', 'after-approval']),
  /** What a gate missed when it was proposed and didn't stop it, since it raises (P1). */
  missing: z.array(missingThenSchema),
})

/** What page E sends. */
export const levelInput = z
  .object({ caseId: z.string(), basedOn: basedOnField(), override: overrideInput, there: ids(), ...facts })
  .superRefine((said, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (said.sameForAnother === 'not-sure' && !said.sameMore) refuse('sameMore', 'Say what makes you unsure.')
    if (said.views.length === 0 && !said.noOneDisagreed) {
      refuse('views', 'Write down the different views. “No one disagreed” is an answer.')
    }
    if (said.views.length > 0 && said.noOneDisagreed) {
      refuse('noOneDisagreed', 'Somebody saw it differently: leave this unticked.')
    }
    if (said.there.length === 0 && !said.alsoThere) refuse('there', 'Say who was there.')
  })

/** The level facts with a new proposal: one that doesn't lower counts from saving, awaiting approval (P4). */
function withProposal(level: LevelFacts, proposal: LevelProposal): LevelFacts {
  const proposals = [...level.proposals, proposal]
  if (!proposal.raises) return { ...level, proposals }
  const keeps = level.counts?.level === proposal.level && !level.counts.awaitingApproval
  const counts = { level: proposal.level, since: proposal.at, entryId: proposal.entryId, awaitingApproval: true }
  return {
    ...level,
    proposals,
    working: null,
    counts: keeps ? level.counts : counts,
    highest: higherLevel(level.highest, proposal.level),
  }
}

/** The team's proposal of a level of concern, in words. Nothing is computed and nothing is suggested. */
export const levelProposed = defineKind({
  kind: 'level-proposed',
  version: 1,
  event: 'level.proposed',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: ({ base: said }) => (said.effect === 'counts-now' ? 'assess' : null),
  apply: (file, entry) => {
    const { base: said } = entry.parts
    return {
      ...file,
      level: withProposal(file.level, {
        entryId: entry.id,
        level: said.level,
        by: entry.recordedBy,
        at: entry.recordedAt,
        rationale: said.rationale,
        evidence: said.evidence,
        approval: null,
        sentBack: null,
        raises: said.effect === 'counts-now',
        missingThen: said.missing.map(({ id, rule }) => ({ id, rule })),
      }),
    }
  },
  sentence: ({ base: said }) =>
    said.effect === 'counts-now'
      ? `Level of concern: ${said.label}. Counts from now, awaiting approval.`
      : `Level of concern: ${said.label} proposed. Counts once somebody else approves it.`,
  examples: {
    1: {
      base: {
        level: 'high',
        label: 'High',
        modelLabel: 'Substantive: very serious',
        evidence: ['ent_example'],
        rationale: 'A date was named and rifles were unlocked at one address.',
        otherExplanations: 'A joke that went too far; the journal speaks against it.',
        wouldChange: 'Storage verified at both addresses and two quiet weeks.',
        sameForAnother: 'yes',
        views: [{ name: 'Ben Adler', view: 'Moderate would be enough, now that the rifles are gone.' }],
        there: [{ userId: 'usr_example', name: 'Yolanda Reyes' }],
        alsoThere: 'Ms. Hart (English)',
        effect: 'counts-now',
        missing: [],
      },
    },
  },
})
