import type { CaseFile } from '../domain/case-file.ts'
import { isCourtSealed } from '../domain/file/court-seal.ts'
import type { CaseId } from '../domain/ids.ts'
import { localOf } from '../domain/time.ts'
import { may } from '../policy/may.ts'
import { NotPermitted } from './errors.ts'
import type { QueryWork } from './query.ts'

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar' | 'fileOf'>

/**
 * The sealed folder of an id, for whoever may open it again: they read which order sealed it, and nothing else of it.
 * Throws `NotPermitted`, the same for one that is not sealed or not there.
 */
export async function sealedFolder(work: Work, id: CaseId): Promise<CaseFile> {
  const file = await work.fileOf(id)
  if (!file || !isCourtSealed(file) || !mayOpen(work, file)) throw new NotPermitted('no such sealed record', 404)
  return file
}

/**
 * Folders that are sealed, and those that somebody asked to be sealed, for whoever may decide about them: what the log says
 * was ever asked, as it stands now. The latest request comes first.
 */
export async function courtSeals(work: Work): Promise<{ sealed: CaseFile[]; asked: CaseFile[] }> {
  const ever = await work.records.audit.lastOf(['governance.sealAsked', 'governance.unsealAsked'])
  const newest = [...ever].sort(([, one], [, other]) => (one < other ? 1 : -1))
  const files: CaseFile[] = []
  for (const [id] of newest) {
    const file = await work.fileOf(id)
    if (file) files.push(file)
  }
  return {
    sealed: files.filter((file) => isCourtSealed(file) && mayOpen(work, file)),
    asked: files.filter((file) => file.courtSeal.asked?.what === 'seal' && mayIn(work, file, 'seal.confirm')),
  }
}

const mayOpen = (work: Work, file: CaseFile): boolean => mayIn(work, file, 'unseal.ask')

const mayIn = ({ actor, now, calendar }: Work, file: CaseFile, action: 'unseal.ask' | 'seal.confirm'): boolean =>
  may(actor, action, file, localOf(now, calendar.zone).day).allow
