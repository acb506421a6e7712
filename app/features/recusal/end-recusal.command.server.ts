import { RuleBroken } from '#app/domain/errors.ts'
import { recusalAnswered } from '#app/domain/recusal.ts'
import { caseCommand } from '#app/gates/command.ts'
import { namedRecusal, refuseOwn } from './asked-recusal.ts'
import { endRecusalInput } from './recusal-input.ts'

/** A district lead lets somebody be on the case again. They join the team as anybody does: by being added. */
export const endRecusal = caseCommand({
  name: 'endRecusal',
  input: endRecusalInput,
  permission: 'recusal.end',
  caseId: (input) => input.caseId,
  decide: (work) => {
    const { input, actor, caseFile } = work
    const kept = namedRecusal(caseFile, input.recusalId)
    refuseOwn(kept, actor)
    if (kept.state === 'dismissed') throw new RuleBroken(`${kept.name} is not kept out any more.`, 'recusal')
    const { entryId: recusalId, userId, name } = kept
    const { because } = input
    const ended = recusalAnswered({ recusalId, userId, name, answer: 'ended', because, schoolOut: false }, work)
    return { entries: [ended], result: { entryId: ended.id } }
  },
})
