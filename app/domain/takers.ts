import type { CaseFile } from './case-file.ts'
import { isRecused } from './file/people.ts'
import { concernsStaff } from './identity.ts'
import type { UserId } from './ids.ts'
import { inTriage } from './screening.ts'
import type { Day } from './time.ts'

/**
 * Who may take something that is to be done in a case: a task, what is left to do after a note or a visit, a question to
 * find out about, an interim measure. The lead and the members, and while triage is at work those whom it asks (`triage`),
 * because they can open it and finish it.
 *
 * A school resource officer on the case may not. An officer reads means and what was shared, not the work of the team
 * (access.md 3.4), and has no right to finish a task (`task.record`): it would wait with somebody who can't close it. An
 * officer's part is on record as what police were asked and did (P17); somebody of the team takes the follow-up and asks
 * them. Consulted people only read, and whoever left or is kept out would never see it.
 */
export const mayTake = (file: CaseFile, today: Day, triage: readonly UserId[]): UserId[] =>
  [
    ...new Set([
      ...file.team.members
        .filter((one) => !one.ended && (one.until === null || one.until >= today))
        .filter(({ role }) => role === 'lead' || role === 'member')
        .map(({ userId }) => userId),
      ...(inTriage(file) && !concernsStaff(file) ? triage : []),
    ]),
  ].filter((id) => !isRecused(file, id))
