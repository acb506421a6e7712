import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { missingThen } from '#app/domain/gate-check.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { compareLevels } from '#app/domain/file/judgement.ts'
import { judgedLevel } from '#app/domain/level-of-concern.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { requireOpenCase } from './level-stage.ts'
import { workingLevel, workingLevelInput } from './working-level.entry.ts'

/**
 * Sets a working level with three lines (P6). No gate stands before it. It never lowers what the team assessed, nor a
 * high level that somebody else set: that needs a second person (P7). Where it lowers another working level, what a
 * lowering misses is kept with it.
 */
export const setWorkingLevel = caseCommand({
  name: 'setWorkingLevel',
  input: workingLevelInput,
  permission: 'level.propose',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, calendar, now, profile }) => {
    requireOpenCase(caseFile)
    const { caseId: _case, ...said } = input
    const standing = judgedLevel(caseFile)
    const lowers = standing !== null && compareLevels(said.level, standing) < 0
    if (lowers && compareLevels(standing, 'moderate') > 0) {
      throw new RuleBroken('Lowering from high or imminent needs a second person. Propose the level instead.', 'P7')
    }
    if (caseFile.level.counts && standing !== null && compareLevels(said.level, standing) <= 0) {
      throw new RuleBroken('The team has assessed this case. Propose the level instead.', 'P6')
    }
    const context = { actor, now, calendar, profile }
    const base = {
      ...said,
      label: profile.levels[said.level].label,
      ...(lowers ? { missing: missingThen(whatIsMissing(caseFile, 'lower-level', context)) } : {}),
    }
    const entry = entryOf(workingLevel, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
