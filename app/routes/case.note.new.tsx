import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { noteDesign } from '#app/features/note/note-form.tsx'
import { noteInput } from '#app/features/note/note.entry.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordNote, noteDesign))
export const action = formAction(recordNote, { saved: 'case' })

export default function NotePage() {
  return <CaseFormPage design={noteDesign} schema={noteInput} />
}
