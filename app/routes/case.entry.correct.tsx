import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { CorrectionNotes } from '#app/features/case/correction-notes.tsx'
import { correctionForm, correctionOpening } from '#app/features/case/correction-page.server.ts'
import { correctEntry } from '#app/features/case/correct-entry.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(correctEntry, correctionForm, correctionOpening))
export const action = formAction(correctEntry, { saved: 'case' })

/** Each kind has its own checks; the server makes them. */
const anything = z.looseObject({})

export default function CorrectEntryPage() {
  const page = useLoaderData<typeof loader>()
  const { extra: view } = page
  const notes = <CorrectionNotes view={view} />
  if (view.cannot || view.elsewhere || !view.own) {
    return (
      <CasePageFrame page={page} heading="Correct an entry">
        {notes}
      </CasePageFrame>
    )
  }
  return <CaseFormPage design={view.design} schema={anything} before={notes} />
}
