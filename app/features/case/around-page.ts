import { localOf } from '#app/domain/time.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import { identityOf, numberOf } from './identity.ts'
import { openedHere } from './opened-here.ts'
import { seenBy } from './why-seen-words.ts'

/** What stands around every page of a case. */
export interface AroundPage {
  /** Of the browser's window: page and number, never a name. */
  title: string
  caseId: string
  number: string
  identity: Identity
  zone: string
  today: string
}

/** The frame of a page of a case; `file` is another state of it than the present, where the page shows one. */
export async function aroundPage(
  work: Pick<
    CaseQueryWork<unknown>,
    'caseFile' | 'calendar' | 'profile' | 'now' | 'records' | 'opening' | 'actor' | 'sight'
  >,
  title: string,
  file: CaseFile = work.caseFile,
): Promise<AroundPage> {
  const { calendar, profile, now, records } = work
  const { zone } = calendar
  const { day: today } = localOf(now, zone)
  const schools = await records.district.schools()
  const school = schools.find(({ id }) => id === file.schoolId)?.name
  return {
    title: `${title}, ${numberOf(file)}`,
    caseId: file.id,
    number: numberOf(file),
    identity: identityOf(file, {
      profile,
      zone,
      today,
      school,
      unread: !work.sight.groups.has('identity'),
      opened: await openedHere(work),
      seen: seenBy(work, schools),
    }),
    zone,
    today,
  }
}
