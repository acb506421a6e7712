import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, dayField, id, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { frequencies } from '#app/domain/file/judgement.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { timeSchema } from '#app/domain/time.ts'

export const actionKinds = [
  'supervision',
  'search',
  'support',
  'means',
  'target',
  'environment',
  'police',
  'education',
  'communication',
  'event',
  'other',
] as const
export const actionKindWords: Readonly<Record<(typeof actionKinds)[number], string>> = {
  supervision: 'Supervision',
  search: 'Search on arrival',
  support: 'Support',
  means: 'Weapons out of reach',
  target: 'Safety of somebody who might be hurt',
  environment: 'Climate and supervision',
  police: 'Police and orders',
  education: 'Education',
  communication: 'Communication',
  event: 'A date that could set things off',
  other: 'Other',
}

const facts = {
  what: text('Say what is done.', 1000),
  kind: choice(actionKinds, 'Choose what kind of action it is.'),
  place: optionalText(200),
  owner: id('Choose who does it. No action is saved without an owner.'),
  backup: optionalId(),
  frequency: choice(frequencies, 'Choose how often.'),
  firstDue: dayField,
  dueTime: timeSchema,
  verification: optionalText(1000),
  endRule: optionalText(1000),
  ifNot: optionalText(1000),
}

const base = z.strictObject({ ...facts, ownerName: z.string(), backupName: z.string().optional() })

/** `replaces` is the version of a changed action that was on the screen. */
export const planActionInput = z
  .object({ caseId: z.string(), actionId: optionalId(), replaces: optionalId(), ...facts })
  .superRefine((said, context) => {
    if (said.backup && said.backup === said.owner) {
      context.addIssue({ code: 'custom', path: ['backup'], message: 'The backup is somebody else than the owner.' })
    }
    if (said.kind === 'search' && !said.ifNot) {
      const message =
        'Say what happens when the searcher is absent, or the person searched refuses, comes late or leaves.'
      context.addIssue({ code: 'custom', path: ['ifNot'], message })
    }
  })

/** One action of the plan, with its owner. It counts from saving, also before a plan has started (P1). */
export const planAction = defineKind({
  kind: 'plan-action',
  version: 1,
  event: 'planAction.recorded',
  group: 'case',
  parts: { base },
  amend: 'yes',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const action = {
      ...happenedOf(entry),
      root: entry.root,
      what: said.what,
      kind: said.kind,
      place: said.place,
      owner: said.owner,
      ownerName: said.ownerName,
      backup: said.backup ?? null,
      backupName: said.backupName,
      frequency: said.frequency,
      firstDue: said.firstDue,
      dueTime: said.dueTime,
      verification: said.verification ?? '',
      endRule: said.endRule ?? '',
      ifNot: said.ifNot,
      ended: null,
      checkIns: [],
    }
    return { ...file, plan: { ...file.plan, actions: [...file.plan.actions, action] } }
  },
  sentence: ({ base: said }) =>
    `Plan: ${said.what} (${said.ownerName}${said.backupName ? `, backup ${said.backupName}` : ''}).`,
  examples: {
    1: {
      base: {
        what: 'Search of bag and jacket on arrival, at the front office',
        kind: 'search',
        owner: 'usr_example',
        ownerName: 'Dep. Dana Whitfield',
        backup: 'usr_other',
        backupName: 'Yolanda Reyes',
        frequency: 'each-arrival',
        firstDue: '2027-03-05',
        dueTime: '07:40',
        verification: 'Recorded here by the searcher before first period',
        endRule: 'The review ends it',
        ifNot: 'The student waits at the front office until somebody trained comes.',
      },
    },
  },
})

const endedBase = z.strictObject({
  actionId: id('Choose the action.'),
  what: z.string(),
  reason: text('Say why it ends.', 2000),
})

export const endActionInput = z.object({
  caseId: z.string(),
  actionId: id('Choose the action.'),
  reason: text('Say why it ends.', 2000),
})

/** An action ends, with the reason. What was recorded of it stays. */
export const planActionEnded = defineKind({
  kind: 'plan-action-ended',
  version: 1,
  event: 'planAction.ended',
  group: 'case',
  parts: { base: endedBase },
  amend: 'never',
  apply: (file, entry) => {
    const { actionId, reason } = entry.parts.base
    const ended = { at: happenedOf(entry).happened, entryId: entry.id, reason }
    const actions = file.plan.actions.map((one) => (one.root === actionId && !one.ended ? { ...one, ended } : one))
    return { ...file, plan: { ...file.plan, actions } }
  },
  sentence: ({ base: said }) => `Plan: ended “${said.what}”: ${said.reason}`,
  examples: { 1: { base: { actionId: 'ent_example', what: 'Morning check-in', reason: 'Four quiet weeks.' } } },
})
