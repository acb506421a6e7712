import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, choices, optionalText } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const decisions = ['report', 'investigation', 'diversion', 'arrest', 'charge', 'order', 'hold', 'no-action'] as const
export type PoliceDecision = (typeof decisions)[number]
export const policeDecisionWords: Readonly<Record<PoliceDecision, string>> = {
  report: 'Report taken',
  investigation: 'Investigation open',
  diversion: 'Diversion',
  arrest: 'Arrest',
  charge: 'Charge',
  order: 'Order asked for',
  hold: 'Taken for a mental-health evaluation',
  'no-action': 'No further action',
}

const facts = {
  result: choice(['decided', 'none'], 'Choose whether police decided something.'),
  none: optionalText(4000),
  decisions: choices(decisions),
  what: optionalText(4000),
  agency: optionalText(200),
  officer: optionalText(200),
  incident: optionalText(100),
}

const base = z.strictObject(facts)

export const policeOutcomeInput = z
  .object({ caseId: z.string(), happened: localMomentSchema, ...facts })
  .superRefine((said, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (said.result === 'none' && !said.none) refuse('none', 'Say why there is none.')
    if (said.result === 'decided' && said.decisions.length === 0) refuse('decisions', 'Choose at least one.')
    if (said.result === 'decided' && !said.agency) refuse('agency', 'Say which agency decided.')
  })

/** What police decided, as they told it; or none, with a reason. Its own track. */
export const policeOutcome = defineKind({
  kind: 'outcome-police',
  version: 1,
  event: 'policeOutcome.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const what = said.decisions.map((one) => policeDecisionWords[one]).join(' · ')
    const fact = { ...happenedOf(entry), root: entry.root, what, none: said.none }
    return { ...file, outcomes: { ...file.outcomes, police: [...file.outcomes.police, fact] } }
  },
  sentence: ({ base: said }) =>
    said.result === 'none'
      ? 'Law enforcement: none, with the reason.'
      : `Law enforcement decided: ${said.decisions.map((one) => policeDecisionWords[one]).join(' · ')}.`,
  examples: {
    1: {
      base: { result: 'decided', decisions: ['report', 'order'], agency: 'Tule Co. Sheriff', incident: 'TCS-27-1310' },
    },
  },
})
