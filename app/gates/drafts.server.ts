import type { DraftRow, ReadRecords, Records } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import { Undecipherable } from '../keys/errors.ts'
import type { Actor } from '../policy/roles.ts'
import type { Core } from './core.server.ts'
import type { Doing } from './runtime.ts'
import { openDraft, sealDraft } from './sealing.server.ts'
import type { Broken } from './view-folder.server.ts'

/** A draft as its owner's page gets it. `unreadable`: it does not open any more, and its body is empty. */
export interface OwnDraft extends Pick<DraftRow, 'id' | 'body' | 'rev' | 'savedAt'> {
  unreadable?: true
}

/** Which draft is meant. There is one for each person, form and case. */
type DraftOf = Pick<DraftRow, 'userId' | 'form' | 'caseId'>

/** Somebody's own draft, opened; null where there is none. `broke` hears of one that does not open. */
export async function ownDraft(
  { vault }: Pick<Core, 'vault'>,
  records: ReadRecords,
  { userId, form, caseId }: DraftOf,
  broke: (broken: Broken) => Promise<void>,
): Promise<OwnDraft | null> {
  const row = await records.drafts.find(userId, form, caseId)
  if (!row) return null
  const { id, rev, savedAt } = row
  const body = await draftSays(vault, records, row)
  if (body !== undefined) return { id, body, rev, savedAt }
  await broke({ t: 'draft', id })
  return { id, body: '', rev, savedAt, unreadable: true }
}

/**
 * Keeps a draft, sealed, in place of the one that its owner has of the form. `rev` counts its savings: an older one that
 * arrives late changes nothing and is answered with a higher number; 0 takes the next. Beyond `most` a new one is refused
 * with `RuleBroken`. One writer at a time: no key is destroyed between the sealing and the saving.
 */
export async function keepDraft(
  vault: Core['vault'],
  records: Records,
  draft: Omit<DraftRow, 'keyId'>,
  most: number,
): Promise<Omit<DraftRow, 'keyId'>> {
  const { userId, form, caseId, rev } = draft
  await records.lockWriter()
  const there = await records.drafts.find(userId, form, caseId)
  if (there && rev > 0 && there.rev >= rev) {
    // A resent save is as good as saved; another text under a used number was typed elsewhere and stays.
    const same = (await draftSays(vault, records, there)) === draft.body
    return same ? there : { ...there, rev: Math.max(there.rev, rev + 1) }
  }
  if (!there && (await records.drafts.countOf(userId)) >= most) throw new RuleBroken(tooManyDrafts, 'too many drafts')
  const row = { ...draft, id: there?.id ?? draft.id, rev: rev || (there?.rev ?? 0) + 1 }
  const saved = await records.write.saveDraft(await sealDraft(vault, records, row))
  return saved ? row : { ...row, rev: row.rev + 1 }
}

const tooManyDrafts =
  'You have too many drafts. Under My work, send or throw away those you no longer need. Keep this page open: what you type here is not saved.'

/** What a stored draft says; undefined where it does not open. */
async function draftSays(vault: Core['vault'], records: ReadRecords, row: DraftRow): Promise<string | undefined> {
  try {
    return await openDraft(vault, records, row)
  } catch (error) {
    if (Undecipherable.is(error)) return undefined
    throw error
  }
}

/** Deletes the draft that a form continued, in the transaction that puts the form on record. Only its owner's. */
export async function deleteDraft(records: Records, doing: Doing, actor: Actor): Promise<void> {
  if (!doing.draftId) return
  const draft = await records.drafts.byId(doing.draftId)
  if (draft?.userId === actor.id) await records.write.deleteDraft(draft.id)
}
