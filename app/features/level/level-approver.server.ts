import type { CaseFile } from '#app/domain/case-file.ts'
import { namesInWords, whenInWords } from '#app/domain/dates-in-words.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import type { LevelProposal } from '#app/domain/file/judgement.ts'
import type { UserId } from '#app/domain/ids.ts'
import { approvalDueAt, levelWaiting } from '#app/domain/level-of-concern.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { approversOf, nobodyElseApproves } from '#app/policy/approvers.ts'
import type { ApproverRows } from '#app/policy/approvers.ts'
import type { ReadRecords } from '#db/records/records.ts'
import { requireOpenCase } from './level-stage.ts'

/** The rows of the house that say who may approve. */
export async function loadApproverRows({ records }: { records: ReadRecords }): Promise<ApproverRows> {
  const users = await records.users.all()
  const grants = await records.users.allGrants()
  const deputies = await records.district.deputies()
  return { users, grants, deputies }
}

interface Judging {
  caseFile: CaseFile
  actor: { id: UserId }
  now: Instant
  calendar: SchoolCalendar
  profile: Profile
  loaded: ApproverRows
}

/**
 * The proposal that this person may now judge. Throws `RuleBroken` where no case is open, where none waits, where a newer one does, where it
 * is the person's own (P7), and to a district lead from outside the case before the due time (P4).
 */
export function proposalToJudge(proposalId: string, work: Judging): LevelProposal {
  const { caseFile, actor, now, calendar, profile, loaded } = work
  requireOpenCase(caseFile)
  const waiting = levelWaiting(caseFile)
  if (!waiting) throw new RuleBroken('No level of concern awaits approval here.', 'level')
  if (waiting.entryId !== proposalId) {
    throw new RuleBroken('A newer level was proposed since you opened this page.', 'level')
  }
  const today = localOf(now, calendar.zone).day
  if (waiting.by === actor.id) {
    const names = approversOf(caseFile, loaded, today, actor.id).map(({ name }) => name)
    const ask = names.length > 0 ? ` You can ask: ${names.join(' · ')}.` : ` ${nobodyElseApproves}`
    throw new RuleBroken(`You proposed this, so someone else approves it.${ask}`, 'P7')
  }
  const dueAt = approvalDueAt(waiting.at, profile, calendar)
  if (!membershipOf(caseFile.team, actor.id) && now < dueAt) {
    const names = approversOf(caseFile, loaded, today, waiting.by).map(({ name }) => name)
    const until = whenInWords(dueAt, now, calendar.zone)
    const asked =
      names.length > 0 ? `${namesInWords(names)} ${names.length > 1 ? 'are' : 'is'} asked` : 'The team is asked'
    throw new RuleBroken(`${asked} first, until ${until}. After that any district lead may approve.`, 'P4')
  }
  return waiting
}
