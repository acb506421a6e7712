import { entryOf } from '#app/domain/entry.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { memberAdded } from '#app/domain/membership.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { reopened, reopenInput } from './reopened.entry.ts'

/** Reopens a closed case or a finished screening: any member, alone (P7). Where nobody leads, that person does. */
export const reopenCase = caseCommand({
  name: 'reopenCase',
  input: reopenInput,
  permission: 'case.reopen',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, now, calendar }) => {
    stageAfter(caseFile.stage, 'reopen')
    const { caseId: _case, ...base } = input
    const entry = entryOf(reopened, newId('entry'), momentNow(now, calendar.zone), { base })
    const lead = leadOf(caseFile.team)
    const today = localOf(now, calendar.zone).day
    const led = lead !== undefined && (lead.until === null || lead.until >= today)
    const joins = !led || !membershipOf(caseFile.team, actor.id)
    const member = {
      userId: actor.id,
      name: actor.name,
      role: led ? 'member' : 'lead',
      reason: 'Reopened the case',
    } as const
    return {
      entries: joins ? [entry, memberAdded(member, { newId, now, calendar })] : [entry],
      result: { entryId: entry.id },
    }
  },
})
