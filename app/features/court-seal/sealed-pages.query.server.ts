import { z } from 'zod'
import { whyNotConfirmSeal } from '#app/domain/court-seal.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { orderWords } from '#app/domain/file/court-seal.ts'
import { sealedFolder } from '#app/gates/court-seals.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { instantText } from '#app/ui/when.ts'

const input = z.looseObject({ caseId: z.string().max(60), draftAs })
type Work = QueryWork<z.output<typeof input>>

const place = (id: string) => `/records/sealed/${id}`

async function namesOf({ records }: Work, ids: readonly string[]): Promise<(id: string) => string> {
  const users = new Map((await records.users.byIds([...new Set(ids)])).map(({ id, name }) => [id, name]))
  return (id) => users.get(id) ?? 'Somebody who left'
}

/** What whoever may open a sealed record reads of it: on which orders, by whom and when. Nothing of whom it is about. */
async function sealShown(work: Work, { courtSeal: { sealed, asked } }: CaseFile) {
  const { calendar, actor } = work
  if (!sealed) throw new NotPermitted('no such sealed record', 404)
  const nameOf = await namesOf(work, [sealed.askedBy, sealed.by, asked?.by ?? ''])
  const when = (at: Parameters<typeof instantText>[0]) => instantText(at, calendar.zone)
  return {
    sealed: {
      order: orderWords(sealed),
      asked: nameOf(sealed.askedBy),
      by: `${nameOf(sealed.by)}, ${when(sealed.at)}`,
    },
    asked: asked
      ? { order: orderWords(asked), by: `${nameOf(asked.by)}, ${when(asked.at)}`, own: asked.by === actor.id }
      : null,
  }
}

/** One sealed record, for whoever may open it again. */
export const sealedRecord = query({
  name: 'sealedRecord',
  input,
  permission: 'record.read',
  load: async (work) => {
    const file = await sealedFolder(work, work.input.caseId)
    return { title: 'A sealed record', caseId: file.id, ...(await sealShown(work, file)) }
  },
  redact: (view) => view,
  shown: ({ caseId }) => ({ sections: ['sealed record'], ids: [caseId] }),
})

/** A form about a sealed record, with what is read before it; `fits` says whether there is anything to send it for. */
const sealedForm = (name: string, fits: (file: CaseFile, userId: string) => boolean) =>
  query({
    name,
    input,
    permission: 'record.read',
    load: async (work) => {
      const file = await sealedFolder(work, work.input.caseId)
      if (!fits(file, work.actor.id)) throw new NotPermitted('nothing to send here', 404)
      const [values, choices, token] = [{}, {}, crypto.randomUUID()]
      const form = { values, choices, token, about: undefined, back: place(file.id), draft: await houseDraft(work) }
      return { caseId: file.id, shown: await sealShown(work, file), form }
    },
    redact: (view) => view,
    shown: ({ caseId }) => ({ sections: ['form'], ids: [caseId] }),
  })

/** The form to ask that a sealed record be opened again. */
export const askUnsealForm = sealedForm('askUnsealForm', () => true)

/** The form by which a second person opens a sealed record again. */
export const confirmUnsealForm = sealedForm(
  'confirmUnsealForm',
  (file, userId) => whyNotConfirmSeal(file, 'unseal', { userId }) === undefined,
)

/** The form to leave a record sealed that somebody asked to be opened again. */
export const keepSealedForm = sealedForm('keepSealedForm', ({ courtSeal }) => courtSeal.asked?.what === 'unseal')
