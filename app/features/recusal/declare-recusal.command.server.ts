import { caseCommand } from '#app/gates/command.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import { keepingOut } from '#app/policy/keeping-out.ts'
import { declareRecusalInput } from './recusal-input.ts'
import { someEntries } from './some-entries.ts'

/**
 * "I should not be on this case." It counts at once, nobody has to say why, and whoever says it can't take it back
 * alone: the case is hidden from them from here on, and what they had to do passes on.
 */
export const declareRecusal = caseCommand({
  name: 'declareRecusal',
  input: declareRecusalInput,
  permission: 'recusal.declare',
  caseId: (input) => input.caseId,
  load: ({ records }) => dutyRowsOf(records),
  decide: (work) => {
    const { input, actor, caseFile, loaded } = work
    const own = { userId: actor.id, name: actor.name, source: 'self', as: 'stands', because: input.because } as const
    return { entries: someEntries(keepingOut(caseFile, [own], loaded, work)), result: {} }
  },
})
