import { acknowledged } from '#app/domain/acknowledgement.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { isFinished, stageAfter } from '#app/domain/stages.ts'
import { taskMade } from '#app/domain/tasks.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { joinedTo, reportJoined } from './joining.entry.ts'
import { joinInput } from './joining-input.ts'
import { folderById, folderByNumber, leadOfFolder } from './joining-page.server.ts'

/**
 * Joins a report to the folder of the same event or student: an entry in both, taken back by `unjoinReport`. Entries
 * never move. A report that nobody opened yet is opened by joining it, and reading it there becomes the lead's task.
 * Needs the right to record in both folders.
 */
export const joinReport = caseCommand({
  name: 'joinReport',
  input: joinInput,
  permission: 'triage.record',
  caseId: (input) => input.caseId,
  draws: 'case number',
  load: async ({ input, records, actor, now, today }) => {
    const other = await (input.number
      ? folderByNumber(records, actor, { number: input.number, now, today })
      : folderById(records, actor, { id: input.toCaseId ?? '', today }))
    return other && { ...other, lead: await leadOfFolder(records, other.id) }
  },
  decide: (work) => {
    const { input, loaded: other, caseFile, newId, now, calendar, actor } = work
    stageAfter(caseFile.stage, 'join')
    if (!other || other.id === caseFile.id) {
      const field = input.number ? 'number' : 'toCaseId'
      // Not there, or not in sight: told, recorded and timed alike.
      const refusal = other ? undefined : { rule: 'no folder in sight' }
      const errors = { [field]: 'We can’t find that folder. Check the number.' }
      throw new InputRefused(errors, input, undefined, undefined, refusal)
    }
    if (other.stage === 'merged') {
      throw new RuleBroken('That report is joined to another folder itself. Join this one to that folder.', 'join')
    }
    if (isFinished(other.stage)) {
      throw new RuleBroken(
        'That folder is finished: nobody would read this report there. Screen it on its own, or reopen the case first.',
        'join',
      )
    }
    if (caseFile.danger.imminent) {
      throw new RuleBroken('Somebody is in danger here. Stand down with a second person before you join it.', 'P5')
    }
    const [first] = caseFile.reports
    if (!first || !caseFile.reportNumber) throw new RuleBroken('Only a report can be joined to another folder.', 'join')
    const happened = momentNow(now, calendar.zone)
    const toNumber = other.caseNumber ?? other.reportNumber ?? ''
    const opened = caseFile.triage.acknowledged ? [] : acknowledged(work.caseNumber, actor, work)
    const here = entryOf(joinedTo, newId('entry'), happened, {
      base: {
        caseId: other.id,
        caseNumber: toNumber,
        reason: input.reason,
        ...(opened.length > 0 ? { openedIt: true } : {}),
      },
    })
    const there = entryOf(reportJoined, newId('entry'), happened, {
      base: {
        caseId: caseFile.id,
        reportNumber: caseFile.reportNumber,
        receivedAt: first.receivedAt,
        channel: first.channel,
        what: first.what,
        exactWords: first.exactWords,
        reason: input.reason,
      },
    })
    // The second report meets the first only when somebody who works on that case reads it.
    const { lead } = other
    const read =
      lead && lead.id !== actor.id
        ? [
            taskMade(
              {
                what: `Read report ${caseFile.reportNumber}, which was joined to this case`,
                why: `Joined by ${actor.name}`,
                owner: lead.id,
                ownerName: lead.name,
                dueOn: localOf(now, calendar.zone).day,
              },
              work,
            ),
          ]
        : []
    const [head = here, ...tail] = [...opened, here]
    return {
      entries: [head, ...tail],
      elsewhere: [{ caseId: other.id, entries: [there, ...read] }],
      result: { caseId: other.id, entryId: there.id },
    }
  },
})
