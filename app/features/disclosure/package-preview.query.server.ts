import { z } from 'zod'
import { id, ids, optionalText } from '#app/domain/fields.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { textToObject } from '#app/ui/form/form-data.ts'
import { textAt, textsAt } from '#app/ui/form/values.ts'
import { inspectionPackage } from './inspection-package.ts'
import { packageDesign } from './package-form.ts'
import { packageText } from './package-page.server.tsx'
import type { Package } from './package.ts'
import type { Previewed } from './preview.tsx'
import { packingOf } from './packing.server.ts'

/** A package with the hash of the file that would be made of it now. */
export const previewOf = (made: Package, { caseFile, calendar, hashOf }: PreviewWork): Previewed => ({
  made,
  sha256: hashOf(packageText(made, caseFile, calendar.zone)),
})
type PreviewWork = Pick<CaseQueryWork<unknown>, 'caseFile' | 'calendar' | 'hashOf'>

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>
interface Typed {
  requestId?: string
  alsoHide?: string
  files?: readonly string[]
}

async function preview(work: Work, { requestId, alsoHide, files }: Typed): Promise<Previewed | null> {
  const { caseFile, records, now, calendar } = work
  const waiting = caseFile.shared.inspections.filter(({ shown }) => !shown)
  const request = requestId ? waiting.find(({ root }) => root === requestId) : waiting[0]
  if (!request) return null
  const made = inspectionPackage(await packingOf(work, records), { request, alsoHide, files, now, calendar })
  return previewOf(made, work)
}

/**
 * What a parent would be given, as it would stand in the file, with what the person's draft says already. Null where
 * nobody asked, or all requests are answered.
 */
export async function packageAtOpening(work: Work): Promise<Previewed | null> {
  const kept = work.input.draft === 'no' ? null : await work.draft(packageDesign.id, work.caseFile.id)
  const drafted: FormObject = kept && !kept.unreadable ? textToObject(kept.body) : {}
  const said = { requestId: textAt(drafted, 'requestId'), alsoHide: textAt(drafted, 'alsoHide') }
  return preview(work, { ...said, files: textsAt(drafted, 'files') })
}

/** The file that somebody is about to make, with what they typed: the names to leave out stand in no address. */
export const packagePreview = caseQuery({
  name: 'packagePreview',
  input: z.looseObject({
    caseId: z.string(),
    requestId: id('Choose which request it answers.'),
    alsoHide: optionalText(2000),
    files: ids(),
  }),
  permission: 'disclosure.record',
  caseId: (input) => input.caseId,
  load: async (work) => {
    const { caseId: _case, ...typed } = work.input
    const shown = await preview(work, typed)
    if (!shown) throw new InputRefused({ requestId: 'Choose a request of this case.' }, work.input)
    return { ...shown, typed: typed as FormObject, zone: work.calendar.zone }
  },
  redact: (view) => view,
  shown: ({ made }) => ({ sections: ['preview'], count: made.entries.length }),
})
