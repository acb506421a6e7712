import { localOf } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Opened } from '#app/ui/frame/opened-banner.tsx'
import { timeText } from '#app/ui/when.ts'

type Work = Pick<CaseQueryWork<unknown>, 'opening' | 'records' | 'caseFile' | 'actor' | 'now' | 'calendar'>

/** What stands above every page of a folder that was opened for a short time; undefined where one is on the case. */
export async function openedHere(work: Work): Promise<Opened | undefined> {
  const { opening, calendar } = work
  if (!opening) return undefined
  if (opening.kind === 'audit') return { kind: 'audit' }
  return {
    kind: 'emergency',
    until: timeText(opening.until, calendar.zone),
    reviewers: await reviewersOf(work),
    caseId: opening.caseId,
    token: crypto.randomUUID(),
  }
}

/** Names of those who can look the opening over: they see that the folder exists, and are not the person themselves. */
async function reviewersOf({ records, caseFile, actor, now, calendar }: Work): Promise<string> {
  const { day: today } = localOf(now, calendar.zone)
  const seeing = new Set((await records.index.accessOf(caseFile.id)).map(({ userId }) => userId))
  const held = (await records.users.allGrants()).filter(
    ({ role, schoolId, from, until }) =>
      from <= today &&
      (until === null || until >= today) &&
      (role === 'district-lead' || (role === 'chair' && (schoolId === null || schoolId === caseFile.schoolId))),
  )
  const ids = new Set(held.map(({ userId }) => userId).filter((id) => id !== actor.id && seeing.has(id)))
  const users = (await records.users.byIds([...ids])).filter(({ disabledAt }) => disabledAt === null)
  const names = users.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en'))
  return names.length === 0 ? 'a district lead' : orWords(names)
}

const orWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
