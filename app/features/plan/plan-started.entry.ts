import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, dayField, optionalText } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { dayWords } from '#app/domain/time.ts'

const facts = {
  plan: choice(['interim', 'plan'], 'Choose the interim plan or the plan.'),
  startsOn: dayField,
  reviewOn: dayField,
  goals: optionalText(),
  endRule: optionalText(2000),
  studentVoice: optionalText(4000),
  parentPart: optionalText(4000),
}

const base = z.strictObject(facts)

export const startPlanInput = z
  .object({ caseId: z.string(), basedOn: basedOnField(), override: overrideInput, ...facts })
  .superRefine((said, context) => {
    if (said.reviewOn < said.startsOn) {
      context.addIssue({ code: 'custom', path: ['reviewOn'], message: 'The review is before the start.' })
    }
  })

/** A plan starts: the interim plan at once, the plan after the level. The day of its review is always set (R13). */
export const planStarted = defineKind({
  kind: 'plan-started',
  version: 1,
  event: 'plan.started',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: ({ base: said }) => (said.plan === 'plan' ? 'start-plan' : null),
  apply: (file, entry) => {
    const { base: said } = entry.parts
    return {
      ...file,
      plan: {
        ...file.plan,
        kind: said.plan,
        startedOn: said.startsOn,
        startedAt: entry.recordedAt,
        startEntryId: entry.id,
        endRule: said.endRule,
        reviewOn: said.reviewOn,
      },
    }
  },
  sentence: ({ base: said }) =>
    `${said.plan === 'interim' ? 'Interim plan' : 'Plan'} from ${dayWords(said.startsOn)}, review on ${dayWords(said.reviewOn)}.`,
  examples: { 1: { base: { plan: 'interim', startsOn: '2027-02-26', reviewOn: '2027-03-05' } } },
})
