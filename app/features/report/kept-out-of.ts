import type { CaseFile } from '#app/domain/case-file.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import type { Recording } from '#app/domain/recording.ts'
import { asRelated, keepingOut } from '#app/policy/keeping-out.ts'
import type { KeptOut } from '#app/policy/keeping-out.ts'
import type { ReportRows } from './roster-rows.server.ts'
import type { WhichStudent } from './which-student.ts'

/**
 * Who can't read a report from its first moment: staff of the student's family, as far as the roster knows them, and the
 * member of staff whom it is about, or whose name whoever it is about has. It is asked, and holds, until somebody confirms; no account is closed by a report.
 */
export function keptOutOf(
  file: CaseFile,
  which: WhichStudent,
  schoolId: string,
  { related, duties }: Pick<ReportRows, 'related' | 'duties'>,
  work: Recording,
): NewEntry[] {
  const user =
    which.who === 'staff' || which.who === 'other'
      ? duties.users.find(({ id }) => id === which.person.userId)
      : undefined
  const named: KeptOut[] = user ? [{ userId: user.id, name: user.name, source: 'concern', as: 'asked and holds' }] : []
  const kept = [...named, ...asRelated(file, related)]
  return kept.length > 0 ? keepingOut({ ...file, schoolId }, kept, duties, work) : []
}
