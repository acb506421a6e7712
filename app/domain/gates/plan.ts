import type { PlanActionFact } from '../file/judgement.ts'
import type { Gate, Missing } from '../gate.ts'

/** What an action of a plan still lacks before the plan starts, in words; none when it is whole. */
export const lacksOf = (action: PlanActionFact): string[] => [
  ...(action.backup ? [] : ['backup']),
  ...(action.verification ? [] : ['verification']),
  ...(action.endRule ? [] : ['end']),
]

/** The plan itself has actions; an interim plan may start with none (P1). */
const hasActions: Gate = (file) =>
  file.plan.actions.some((one) => !one.ended)
    ? []
    : [
        {
          id: 'no-actions',
          rule: 'R13',
          source: 'lesson R13',
          missing: 'the plan has no action.',
          why: 'a plan is only as good as what is done each day',
          youCan: 'add the first action',
          href: 'plan/actions/new',
          overridableBy: ['chair', 'district-lead'],
        },
      ]

/** Every action has an owner, a backup, a way to verify it and an end (R18). */
const actionsWhole: Gate = (file) =>
  file.plan.actions
    .filter((one) => !one.ended)
    .flatMap((one): Missing[] => {
      const lacks = lacksOf(one)
      if (lacks.length === 0) return []
      return [
        {
          id: `action-${one.root}`,
          rule: 'R18',
          source: 'lesson R18',
          missing: `“${one.what}” has no ${lacks.join(', no ')}.`,
          why: 'a searcher once didn’t answer the radio, and nobody else was named',
          youCan: 'complete the action',
          href: `plan/actions/${one.root}/edit`,
          overridableBy: ['chair', 'district-lead'],
        },
      ]
    })

/** Before the plan starts. An interim plan is never gated: it protects (P1). */
export const startPlanGates: readonly Gate[] = [hasActions, actionsWhole]
