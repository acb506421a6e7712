import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import type { HouseDraft } from './house-form.tsx'

/** Under which name the page's draft is kept; given by `houseFormLoader`. */
export const draftAs = z.string().max(300).optional()

/** What a form outside a case needs to offer its owner what was kept of it. */
export async function houseDraft({
  input,
  draft,
  now,
  calendar: { zone },
}: Pick<QueryWork<{ draftAs?: string }>, 'input' | 'draft' | 'now' | 'calendar'>): Promise<HouseDraft | undefined> {
  if (!input.draftAs) return undefined
  const today = localOf(now, zone).day
  return { name: input.draftAs, kept: await draft(input.draftAs, null), zone, today }
}
