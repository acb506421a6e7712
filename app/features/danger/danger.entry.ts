import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, optionalText, text } from '#app/domain/fields.ts'
import { localMomentSchema, momentSchema, optionalLocalMomentSchema } from '#app/domain/time.ts'

/** What is known of the call to 911. Somebody else who calls has a name. */
const call = {
  called: choice(['yes', 'somebody-else', 'not-yet']).default('not-yet'),
  calledBy: optionalText(200),
}
const callBase = { ...call, calledAt: momentSchema.optional() }
const callInput = { ...call, calledAt: optionalLocalMomentSchema }

const namesCaller = (said: { called: string; calledBy?: string }) => said.called !== 'somebody-else' || !!said.calledBy
const whoCalls = { path: ['calledBy'], message: 'Say who is calling.' }

/** One tap is enough: everything may be left out (P5). */
export const imminentInput = z
  .object({ caseId: z.string(), happened: localMomentSchema.optional(), what: optionalText(2000), ...callInput })
  .refine(namesCaller, whoCalls)

const imminentBase = z.strictObject({ what: optionalText(2000), ...callBase })

/** Somebody is in danger now (P5): any member, at any stage, without questions. */
export const imminent = defineKind({
  kind: 'danger-imminent',
  version: 1,
  event: 'danger.marked',
  group: 'means',
  parts: { base: imminentBase },
  amend: 'never',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const marked = {
      entryId: entry.id,
      at: entry.happenedAt ?? entry.recordedAt,
      by: entry.recordedBy,
      called: said.called,
      calledAt: said.calledAt,
      calledBy: said.calledBy,
      what: said.what ?? '',
    }
    return { ...file, danger: { imminent: marked, standDown: { proposed: null }, everImminent: true } }
  },
  sentence: ({ base: said }) =>
    `Someone is in danger now. ${callWords[said.called](said.calledBy)}${said.what ? ` ${said.what}` : ''}`,
  examples: {
    1: {
      base: {
        called: 'yes',
        calledAt: { on: '2027-02-26', at: '2027-02-26T04:56:00.000Z' },
        what: 'On the way to school with a rifle.',
      },
    },
  },
})

const callWords: Record<'yes' | 'somebody-else' | 'not-yet', (by?: string) => string> = {
  yes: (by) => (by ? `911 called by ${by}.` : '911 called.'),
  'somebody-else': (by) => `${by ?? 'Somebody else'} calls 911.`,
  'not-yet': () => '911 not called yet.',
}

/** The answer about the call, given later: "Not called yet" leads the case page until then. */
export const callAnswerInput = z
  .object({ caseId: z.string(), ...callInput, called: choice(['yes', 'somebody-else']) })
  .refine(namesCaller, whoCalls)

export const callAnswer = defineKind({
  kind: 'danger-call',
  version: 1,
  event: 'danger.callAnswered',
  group: 'means',
  parts: { base: z.strictObject(callBase) },
  amend: 'yes',
  apply: (file, entry) => {
    const marked = file.danger.imminent
    if (!marked) return file
    const { called, calledAt, calledBy } = entry.parts.base
    return { ...file, danger: { ...file.danger, imminent: { ...marked, called, calledAt, calledBy } } }
  },
  sentence: ({ base: said }) => callWords[said.called](said.calledBy),
  examples: {
    1: { base: { called: 'somebody-else', calledBy: 'Marcus Bell' } },
  },
})

export const standDownInput = z.object({
  caseId: z.string(),
  reason: text('Say why the danger has passed.', 2000),
})

/** The first of two people says that the danger has passed, and why (P5). Nothing is lowered yet. */
export const standDownProposed = defineKind({
  kind: 'danger-stand-down-proposed',
  version: 1,
  event: 'danger.standDownProposed',
  group: 'means',
  parts: { base: z.strictObject({ reason: text('Say why.', 2000) }) },
  amend: 'never',
  apply: (file, entry) => {
    const proposed = {
      entryId: entry.id,
      by: entry.recordedBy,
      at: entry.recordedAt,
      reason: entry.parts.base.reason,
    }
    return { ...file, danger: { ...file.danger, standDown: { proposed } } }
  },
  sentence: ({ base: said }) => `Standing down proposed: ${said.reason} A second person is asked to confirm.`,
  examples: { 1: { base: { reason: 'Found at home, weapon held by the Sheriff.' } } },
})

export const confirmStandDownInput = z.object({ caseId: z.string(), proposalId: z.string() })

/** The second person confirms: nobody is in danger now as far as the team knows. That it once was so stays. */
export const stoodDown = defineKind({
  kind: 'danger-stood-down',
  version: 1,
  event: 'danger.stoodDown',
  group: 'means',
  parts: { base: z.strictObject({ proposalId: z.string() }) },
  amend: 'never',
  apply: (file) => ({ ...file, danger: { ...file.danger, imminent: null, standDown: { proposed: null } } }),
  sentence: () => 'Stood down: a second person confirmed that the danger has passed.',
  examples: { 1: { base: { proposalId: 'ent_example' } } },
})
