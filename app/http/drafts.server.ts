import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { draftLimits } from '../auth/limits.ts'
import { RuleBroken } from '../domain/errors.ts'
import { keepDraft } from '../gates/drafts.server.ts'
import { pairsOf } from '../ui/form/form-data.ts'
import { askingOf, toSignIn } from './asking.server.ts'
import { limitedText } from './form-body.server.ts'
import { refusalPage } from './page-loader.server.ts'

/** Most text a draft holds, in characters: a long interview and more. */
export const longestDraft = 500_000

const id = z.string().max(60)
const draftInput = z.object({
  form: z.string().min(1).max(80),
  caseId: id.nullish().transform((value) => value || null),
  /** The form as urlencoded text (`formToText`). */
  body: z.string().max(longestDraft),
  /** Counted up by each save; an older save that arrives late changes nothing. */
  rev: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
})
export type DraftToKeep = { form: string; caseId: string | null; body: string }

/**
 * Keeps a form as its owner's draft, sealed, one a form and case. Only the owner ever reads it, and opening it asks for the right
 * again; so it is no entry and writes no event. Beyond `most` a new one is refused with `RuleBroken`; those there are saved on.
 */
export async function keepAsDraft(
  { runtime, newId }: Pick<AppLoadContext, 'runtime' | 'newId'>,
  userId: string,
  draft: DraftToKeep,
  { rev = 0, most = draftLimits.most }: { rev?: number; most?: number } = {},
) {
  const kept = { ...draft, userId, id: newId('draft'), rev, savedAt: runtime.clock.now() }
  return runtime.store.write((records) => keepDraft(runtime.vault, records, kept, most))
}

/** `POST /drafts`: saves what is being typed; answers when it was saved, on the server's word. */
export function draftAction() {
  return async ({ request, context }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    if (!asking)
      return json(
        { saved: false, message: 'Your session has ended. Sign in again; keep this page open.' },
        { status: 401 },
      )
    try {
      const fields = Object.fromEntries(pairsOf(await limitedText(request, longestDraft * 3)))
      const parsed = draftInput.safeParse(fields)
      if (!parsed.success) return json({ saved: false, message: 'This draft could not be read.' }, { status: 422 })
      const { rev, ...draft } = parsed.data
      const row = await keepAsDraft(context, asking.actor.id, draft, { rev })
      return json({ saved: true, id: row.id, rev: row.rev, savedAt: row.savedAt })
    } catch (error) {
      if (RuleBroken.is(error)) return json({ saved: false, message: error.message }, { status: 409 })
      throw await refusalPage(error, context)
    }
  }
}

/** `POST /drafts/:draftId/delete`: throws an own draft away; somebody else's is as if it were not there. */
export function draftDeleteAction() {
  return async ({ request, context, params }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    if (!asking) return toSignIn(request, { next: '/work' })
    await context.runtime.store.write(async (records) => {
      const draft = await records.drafts.byId(params.draftId ?? '')
      if (draft?.userId === asking.actor.id) await records.write.deleteDraft(draft.id)
    })
    return redirect('/work', 303)
  }
}
