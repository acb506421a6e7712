import { NotPermitted } from '#app/gates/errors.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'

type Asked = Pick<CaseQueryWork<Readonly<Record<string, unknown>>>, 'caseFile' | 'bodies' | 'input'>

/** The action that the address names. Throws `NotPermitted` where there is none: a 404. */
export function askedAction({ caseFile, input }: Asked) {
  const action = caseFile.plan.actions.find((one) => one.root === input.actionId)
  if (!action) throw new NotPermitted('no such action in this folder')
  return action
}

/** What a check-in is about, and what to do where it can't be done. */
export function checkInAbout(work: Asked): { what: string; ifNot?: string } {
  const { what, ifNot } = askedAction(work)
  return { what, ifNot }
}

/** What the form of an action holds when it is changed: its newest version. */
export function actionOpening(work: Asked): FormObject {
  const base = work.bodies.get(askedAction(work).entryId)?.base
  return typeof base === 'object' && base !== null ? (base as FormObject) : {}
}

/** Sent back with the form: the version that was on the screen. */
export const actionShownNow = (work: Asked) => ({ replaces: askedAction(work).entryId })
