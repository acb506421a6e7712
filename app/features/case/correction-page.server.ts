import type { CaseFile } from '#app/domain/case-file.ts'
import { fieldValues, happenedValue } from '#app/domain/form-values.ts'
import type { Choices, FormDesign } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { addressesOrAnother, askedOf } from './case-choices.server.ts'
import type { CaseFormWork, DesignFor } from './case-form-page.query.server.ts'
import { noForm, sealedAway } from './correction.ts'
import type { Body } from './correction.ts'
import { corrections } from './corrections.server.ts'

function entryIn(work: CaseFormWork) {
  const line = work.caseFile.timeline.find((one) => one.entryId === work.input.entryId)
  if (!line || !work.mayRead(line.entryId)) throw new NotPermitted('no such entry in sight')
  const body = (work.bodies.get(line.entryId)?.base ?? {}) as Body
  return { line, body, correction: corrections[line.kind] }
}

/** The form by which this entry was recorded, in the words of a correction. */
function designIn(work: CaseFormWork): FormDesign {
  const { line, body, correction } = entryIn(work)
  const design = correction?.design(body) ?? { id: '', title: 'An entry', submit: '', sections: [] }
  return {
    ...design,
    id: `correct.${line.entryId}`,
    title: `Correct: ${design.title.charAt(0).toLowerCase()}${design.title.slice(1)}`,
    lead: 'The version before stays on record beside the corrected one.',
    submit: 'Save the correction',
  }
}

export const correctionForm: DesignFor = { id: 'correct', design: (_asked, work) => designIn(work) }

/** What a correction's page opens with: the entry as it stands, with the sealed parts that this person may read. */
export const correctionOpening = {
  prefill: async (work: CaseFormWork): Promise<FormObject> => {
    const { line, body, correction } = entryIn(work)
    const { zone } = work.calendar
    const sealed = await sealedOf(work, line.entryId)
    const happened = happenedValue({ on: line.happenedOn, at: line.happenedAt }, zone)
    return { happened, ...fieldValues(body, zone), ...correction?.values?.(body, sealed) }
  },
  hidden: (work: CaseFormWork) => {
    const { body, correction } = entryIn(work)
    return correction?.hidden?.(body) ?? {}
  },
  choices: async (work: CaseFormWork): Promise<Choices> => {
    const { body, correction } = entryIn(work)
    return { ...(await addressesOrAnother(askedOf(work))), ...correction?.choices?.(work.caseFile, body) }
  },
  extra: async (work: CaseFormWork) => {
    const { line, correction } = entryIn(work)
    const { actor, caseFile } = work
    return {
      caseId: caseFile.id,
      entryId: line.entryId,
      sentence: line.sentence,
      design: designIn(work),
      own: line.recordedBy === actor.id,
      /** A part of a home visit is corrected where it was saved. */
      elsewhere: visitPlace(caseFile, line.root),
      cannot: correction ? ((await unreadable(work, line.entryId)) ? sealedAway : null) : noForm,
    }
  },
}

export type CorrectionView = Awaited<ReturnType<(typeof correctionOpening)['extra']>>

const sealedKinds = ['health', 'law'] as const

async function sealedOf(work: CaseFormWork, entryId: string): Promise<Body> {
  const parts = await Promise.all(sealedKinds.map(async (name) => (await work.sealed(name, [entryId])).get(entryId)))
  return Object.assign({}, ...parts) as Body
}

/** Whether the entry holds a sealed part that this person may not read. */
async function unreadable({ records, input, mayRead }: CaseFormWork, entryId: string): Promise<boolean> {
  const row = (await records.folders.entries(input.caseId)).find((one) => one.id === entryId)
  return (row?.parts ?? []).some(
    ({ compartment }) => compartment !== 'base' && compartment !== 'header' && !mayRead(entryId, compartment),
  )
}

function visitPlace(file: CaseFile, root: string): string | null {
  for (const visit of file.inquiry.visits) {
    const parts = Object.entries(visit.parts)
    const part = parts.find(([, entryId]) => file.timeline.find((line) => line.entryId === entryId)?.root === root)
    if (part) return `/cases/${file.id}/home-visit/${visit.root}/${part[0]}`
  }
  return null
}
