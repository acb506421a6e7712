import { entryOf } from '#app/domain/entry.ts'
import { missingThen, requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { approvalDueAt, directionOf, gateBefore } from '#app/domain/level-of-concern.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { levelInput, levelProposed } from './level-proposed.entry.ts'
import { requireOpenCase } from './level-stage.ts'

const onRecord = (file: CaseFile, id: string): boolean =>
  file.timeline.some((line) => line.entryId === id || line.root === id)

/**
 * Proposes a level of concern. A level that raises, or is the first high one, counts from saving and is stopped by
 * nothing (P1, P4); what the gate missed is kept and told. A lowering counts once somebody else approves it (P7).
 */
export const proposeLevel = caseCommand({
  name: 'proposeLevel',
  input: levelInput,
  permission: 'level.propose',
  caseId: (input) => input.caseId,
  judging: ({ input, caseFile }) => directionOf(caseFile, input.level) !== 'raises',
  decide: ({ input, caseFile, actor, newId, calendar, now, profile, overrideRoles }) => {
    requireOpenCase(caseFile)
    const { caseId: _case, basedOn, override, there, ...said } = input
    const unknown = said.evidence.find((id) => !onRecord(caseFile, id))
    if (unknown) throw new InputRefused({ evidence: 'One of the ticked entries is not in this case.' }, input)

    const context = { actor, now, calendar, profile }
    const step = gateBefore(caseFile, said.level)
    const went = step ? requireNothingMissing(caseFile, step, context, override, overrideRoles) : null
    const first = caseFile.level.counts === null
    const missing = step === null && first ? whatIsMissing(caseFile, 'record-level', context) : []
    const effect = directionOf(caseFile, said.level) === 'lowers' ? 'after-approval' : 'counts-now'
    const { label, modelLabel } = profile.levels[said.level]
    const entry = entryOf(levelProposed, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        ...said,
        label,
        modelLabel,
        effect,
        there: caseFile.team.members
          .filter((member) => there.includes(member.userId) && !member.ended)
          .map(({ userId, name }) => ({ userId, name })),
        missing: missingThen(missing),
      },
    })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: {
        entryId: entry.id,
        effect,
        approvalDueAt: approvalDueAt(now, profile, calendar),
        stillMissing: missing.length,
        arrivedSince: basedOn === undefined ? 0 : Math.max(0, caseFile.lastSeq - basedOn),
      },
    }
  },
})
