import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalText, text } from '#app/domain/fields.ts'
import { emptyPlan } from '#app/domain/file/judgement.ts'
import type { PlanFacts } from '#app/domain/file/judgement.ts'

export const triggers = ['new-report', 'relapse', 'enrolled-again', 'released', 'order-ends', 'other'] as const
export const triggerWords: Readonly<Record<(typeof triggers)[number], string>> = {
  'new-report': 'A new report',
  relapse: 'The concern is back',
  'enrolled-again': 'Enrolled again, or back from another placement',
  released: 'Released from custody or hospital',
  'order-ends': 'An order or a watch ends',
  other: 'Something else',
}

const facts = {
  trigger: choice(triggers, 'Choose what brings it back.'),
  whatChanged: text('Say what changed since.'),
  meanwhile: optionalText(4000),
}

const base = z.strictObject(facts)
export const reopenInput = z.object({ caseId: z.string(), ...facts })

/** Nothing of a plan goes on after a closing: what is needed again is added again, and starts with a plan of its own. */
const planEnded = (file: CaseFile): PlanFacts => {
  const { closed } = file.closing
  if (!closed) return file.plan
  const on = file.timeline.find((line) => line.entryId === closed.entryId)?.happenedOn
  if (!on) return file.plan
  const ended = { at: { on, at: closed.at }, entryId: closed.entryId, reason: 'The case was closed.' }
  const { actions, reviews, returns } = file.plan
  return { ...emptyPlan, reviews, returns, actions: actions.map((one) => ({ ...one, ended: one.ended ?? ended })) }
}

/**
 * Any member reopens, alone (P7). The old level doesn't come back: not yet assessed. Nor does the old plan, whose days
 * between the closing and now nobody owed. Their history stays.
 */
export const reopened = defineKind({
  kind: 'reopened',
  version: 1,
  event: 'case.reopened',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: () => 'reopen',
  apply: (file, entry) => {
    const { whatChanged } = entry.parts.base
    const again = { entryId: entry.id, at: entry.recordedAt, by: entry.recordedBy, whatChanged }
    return {
      ...file,
      openedAt: file.openedAt ?? entry.recordedAt,
      level: { ...file.level, working: null, counts: null },
      plan: planEnded(file),
      closing: {
        ...file.closing,
        proposal: null,
        signatures: [],
        closed: null,
        reopened: [...file.closing.reopened, again],
      },
    }
  },
  sentence: ({ base: said }) => `Reopened: ${said.whatChanged}`,
  examples: { 1: { base: { trigger: 'new-report', whatChanged: 'A friend saw a new drawing on 4 Sep.' } } },
})
