import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { gateStepSchema } from '#app/domain/gate.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { readWentOnInput, wentOnRead } from './went-on-read.entry.ts'

/**
 * "I have read this": a district lead, or a deputy, has read why somebody went on without what a gate asked for. At
 * every stage, once, and never by the person who went on.
 */
export const readWentOn = caseCommand({
  name: 'readWentOn',
  input: readWentOnInput,
  permission: 'override.read',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar }) => {
    const went = caseFile.overrides.find((one) => one.entryId === input.entryId)
    if (!went) throw new RuleBroken('Nothing of this kind is on record in this case.', 'override')
    if (went.by === actor.id) throw new RuleBroken('You went on without it, so somebody else reads why.', 'override')
    if (went.read) throw new RuleBroken('Somebody has read this already.', 'override')
    const base = { wentOnId: went.entryId, step: gateStepSchema.parse(went.step) }
    const entry = entryOf(wentOnRead, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
