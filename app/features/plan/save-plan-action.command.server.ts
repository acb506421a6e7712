import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { versionToReplace } from '#app/gates/version-to-replace.ts'
import { planAction, planActionInput } from './plan-action.entry.ts'
import { planMonitors } from './monitors.server.ts'
import { namesOf } from './plan-people.ts'

/**
 * Adds an action to the plan, or completes one with a newer version. Never gated: it protects (P1). An action that has
 * ended isn't rewritten: add another. Two people at one action: the second sees the first's.
 */
export const savePlanAction = caseCommand({
  name: 'savePlanAction',
  input: planActionInput,
  permission: 'plan.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today }) => planMonitors(records, caseFile, today),
  decide: ({ input, caseFile, loaded, newId, now, calendar, correcting }) => {
    const { caseId: _case, actionId, replaces, ...said } = input
    const known = actionId ? caseFile.plan.actions.find((one) => one.root === actionId) : undefined
    if (actionId && !known) throw new RuleBroken('This action is not in the plan.', 'plan')
    if (known?.ended) throw new RuleBroken('This action has ended. Add another instead.', 'plan')
    const today = localOf(now, calendar.zone).day
    const past = said.firstDue < today && said.firstDue !== known?.firstDue
    if (past) throw new InputRefused({ firstDue: 'This day has passed. Give today or a day to come.' }, input)
    const base = { ...said, ...namesOf(caseFile.team, loaded, said, { input, today }) }
    const more = known
      ? { supersedes: correcting ? known.entryId : versionToReplace(caseFile, known.entryId, replaces) }
      : {}
    const entry = entryOf(planAction, newId('entry'), momentNow(now, calendar.zone), { base }, more)
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
