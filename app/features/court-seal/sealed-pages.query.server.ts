import { z } from 'zod'
import { whyNotConfirmSeal } from '#app/domain/court-seal.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { CourtOrder } from '#app/domain/file/court-seal.ts'
import { longDayWords } from '#app/domain/time.ts'
import { sealedFolder } from '#app/gates/court-seals.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { instantText } from '#app/ui/when.ts'

const input = z.looseObject({ caseId: z.string().max(60), draftAs })
type Work = QueryWork<z.output<typeof input>>

const place = (id: string) => `/records/sealed/${id}`
const orderText = ({ court, order, orderedOn }: CourtOrder) => `${court}, order ${order} of ${longDayWords(orderedOn)}`

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
      order: orderText(sealed),
      asked: nameOf(sealed.askedBy),
      by: `${nameOf(sealed.by)}, ${when(sealed.at)}`,
    },
    asked: asked
      ? { order: orderText(asked), by: `${nameOf(asked.by)}, ${when(asked.at)}`, own: asked.by === actor.id }
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

async function formShown(work: Work) {
  const id = work.input.caseId
  return {
    form: {
      values: {},
      choices: {},
      token: crypto.randomUUID(),
      about: undefined,
      back: place(id),
      draft: await houseDraft(work),
    },
  }
}

const here = (ids: string) => ({ sections: ['form'], ids: [ids] })

/** The form to ask that a sealed record be opened again. */
export const askUnsealForm = query({
  name: 'askUnsealForm',
  input,
  permission: 'record.read',
  load: async (work) => {
    const file = await sealedFolder(work, work.input.caseId)
    return { caseId: file.id, shown: await sealShown(work, file), ...(await formShown(work)) }
  },
  redact: (view) => view,
  shown: ({ caseId }) => here(caseId),
})

/** The form by which a second person opens a sealed record again. */
export const confirmUnsealForm = query({
  name: 'confirmUnsealForm',
  input,
  permission: 'record.read',
  load: async (work) => {
    const file = await sealedFolder(work, work.input.caseId)
    if (whyNotConfirmSeal(file, 'unseal', { userId: work.actor.id }))
      throw new NotPermitted('nothing to confirm here', 404)
    return { caseId: file.id, shown: await sealShown(work, file), ...(await formShown(work)) }
  },
  redact: (view) => view,
  shown: ({ caseId }) => here(caseId),
})

/** The form to leave a record sealed that somebody asked to be opened again. */
export const keepSealedForm = query({
  name: 'keepSealedForm',
  input,
  permission: 'record.read',
  load: async (work) => {
    const file = await sealedFolder(work, work.input.caseId)
    if (file.courtSeal.asked?.what !== 'unseal') throw new NotPermitted('nobody asks', 404)
    return { caseId: file.id, shown: await sealShown(work, file), ...(await formShown(work)) }
  },
  redact: (view) => view,
  shown: ({ caseId }) => here(caseId),
})
