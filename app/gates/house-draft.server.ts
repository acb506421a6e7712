import { z } from 'zod'
import { localOf } from '../domain/time.ts'
import type { OwnDraft } from './drafts.server.ts'
import type { QueryWork } from './query.ts'

/** Under which name the draft of a form outside a case is kept; given by `houseFormLoader`. */
export const draftAs = z.string().max(300).optional()

/** What is kept of such a form until it is sent, with what its page needs to say so. */
interface HouseDraft {
  name: string
  kept: OwnDraft | null
  zone: string
  today: string
}

/** What a form outside a case offers its owner; undefined where its loader names no draft. */
export async function houseDraft({
  input,
  draft,
  now,
  calendar: { zone },
}: Pick<QueryWork<{ draftAs?: string }>, 'input' | 'draft' | 'now' | 'calendar'>): Promise<HouseDraft | undefined> {
  if (!input.draftAs) return undefined
  return { name: input.draftAs, kept: await draft(input.draftAs, null), zone, today: localOf(now, zone).day }
}
