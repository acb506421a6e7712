import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { choice, dayField, id, optionalDay, optionalText } from '#app/domain/fields.ts'
import type { PlanActionFact } from '#app/domain/file/judgement.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { dayWords } from '#app/domain/time.ts'

const facts = {
  result: choice(['done', 'not-done'], 'Choose Done or Not done.'),
  instead: optionalText(2000),
}

const base = z.strictObject({ ...facts, actionId: z.string(), what: z.string(), dueOn: dayField })

/** One tap sends the result; "not done" asks what happened instead. */
export const checkInInput = z
  .object({ caseId: z.string(), actionId: id('Choose the action.'), dueOn: optionalDay(), ...facts })
  .superRefine((said, context) => {
    if (said.result === 'not-done' && !said.instead) {
      context.addIssue({ code: 'custom', path: ['instead'], message: 'Say what happened instead.' })
    }
  })

const changeAction = (file: CaseFile, actionId: string, change: (one: PlanActionFact) => PlanActionFact): CaseFile => ({
  ...file,
  plan: { ...file.plan, actions: file.plan.actions.map((one) => (one.root === actionId ? change(one) : one)) },
})

/** Whether one occurrence of a plan action was done. */
export const checkIn = defineKind({
  kind: 'check-in',
  version: 1,
  event: 'checkIn.recorded',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { actionId, dueOn, result, instead } = entry.parts.base
    const recorded = {
      entryId: entry.id,
      dueOn,
      result,
      instead,
      by: entry.recordedBy,
      at: entry.recordedAt,
      undone: false,
    }
    return changeAction(file, actionId, (one) => ({ ...one, checkIns: [...one.checkIns, recorded] }))
  },
  sentence: ({ base: said }) =>
    said.result === 'done'
      ? `Done on ${dayWords(said.dueOn)}: ${said.what}`
      : `Not done on ${dayWords(said.dueOn)}: ${said.what}. Instead: ${said.instead ?? ''}`,
  examples: {
    1: { base: { actionId: 'ent_example', what: 'Morning check-in', dueOn: '2027-03-05', result: 'done' } },
  },
})

const undoneBase = z.strictObject({
  checkInId: id('Choose the check-in.'),
  actionId: z.string(),
  what: z.string(),
  dueOn: dayField,
})

export const undoCheckInInput = z.object({ caseId: z.string(), checkInId: id('Choose the check-in.') })

/** A check-in is taken back; both stay on record and the occurrence is open again. */
export const checkInUndone = defineKind({
  kind: 'check-in-undone',
  version: 1,
  event: 'checkIn.undone',
  group: 'case',
  parts: { base: undoneBase },
  amend: 'never',
  apply: (file, entry) => {
    const { actionId, checkInId } = entry.parts.base
    return changeAction(file, actionId, (one) => ({
      ...one,
      checkIns: one.checkIns.map((each) => (each.entryId === checkInId ? { ...each, undone: true } : each)),
    }))
  },
  sentence: ({ base: said }) => `Taken back: the check-in of ${dayWords(said.dueOn)} (${said.what}).`,
  examples: {
    1: { base: { checkInId: 'ent_example', actionId: 'ent_action', what: 'Morning check-in', dueOn: '2027-03-05' } },
  },
})
