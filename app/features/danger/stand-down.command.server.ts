import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { confirmStandDownInput, standDownInput, standDownProposed, stoodDown } from './danger.entry.ts'

/** The first person proposes to stand down, with a reason. The danger stays marked until a second person confirms (P5). */
export const proposeStandDown = caseCommand({
  name: 'proposeStandDown',
  input: standDownInput,
  permission: 'danger.standDown',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    if (!caseFile.danger.imminent) throw new RuleBroken('Nobody is marked as in danger here.', 'P5')
    const base = { reason: input.reason }
    const entry = entryOf(standDownProposed, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** A second person confirms a proposal to stand down. Whoever proposed it can't (P5, P7). */
export const confirmStandDown = caseCommand({
  name: 'confirmStandDown',
  input: confirmStandDownInput,
  permission: 'danger.standDown',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar }) => {
    const proposed = caseFile.danger.standDown.proposed
    if (!caseFile.danger.imminent || !proposed || proposed.entryId !== input.proposalId) {
      throw new RuleBroken('Standing down is not proposed here any more. Look at the case again.', 'P5')
    }
    if (proposed.by === actor.id) {
      throw new RuleBroken('You proposed this, so someone else confirms it.', 'P5')
    }
    const base = { proposalId: proposed.entryId }
    const entry = entryOf(stoodDown, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
