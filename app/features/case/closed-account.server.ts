import type { CaseQueryWork } from '#app/gates/query.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { holds } from '#app/policy/roles.ts'
import { dayIn, instantText, shortDayText } from '#app/ui/when.ts'

const lookedBackDays = 30
const most = 500

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'actor' | 'records' | 'calendar' | 'now'>

/**
 * What became of the account of a member of staff who is the concern, from the log: when it was closed, the sessions that
 * ended, the files they took out before. For human resources and district leads.
 */
export async function closedAccount({ caseFile, actor, records, calendar, now }: Work): Promise<string | null> {
  const { student } = caseFile
  if (student?.concern !== 'staff' || !student.userId) return null
  if (!holds(actor, 'hr') && !holds(actor, 'district-lead')) return null
  const { userId } = student
  const closings = await records.audit.search({ act: 'user.disabled', objectId: userId, limit: 20 })
  const closed = closings.map(({ body }) => readLeaf(body)).find((leaf) => leaf?.why === `concern:${caseFile.id}`)
  if (!closed) return student.confirmed ? 'Their account is being closed.' : null
  const from = plusMinutes(closed.ts, -lookedBackDays * 24 * 60)
  const files = await records.audit.search({ act: 'file.downloaded', actorId: userId, from, limit: most })
  const { zone } = calendar
  const today = dayIn(now, zone)
  const took = files.length === most ? `more than ${most - 1}` : String(files.length)
  return `Their account was closed ${instantText(closed.ts, zone, today)}. Open sessions ended: ${closed.obj.n ?? 0}. Files they took out since ${shortDayText(dayIn(from, zone), today)}: ${took}.`
}
