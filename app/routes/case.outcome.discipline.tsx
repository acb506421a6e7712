import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordDiscipline } from '#app/features/outcome-discipline/record-discipline.command.server.ts'
import { disciplineInput } from '#app/features/outcome-discipline/discipline.entry.ts'
import { disciplineDesign } from '#app/features/outcome-discipline/discipline-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordDiscipline, disciplineDesign))
export const action = formAction(recordDiscipline, {
  saved: 'outcomes',
})

export default function DisciplinePage() {
  return <CaseFormPage design={disciplineDesign} schema={disciplineInput} />
}
