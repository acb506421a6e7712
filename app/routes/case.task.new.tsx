import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { makeTask } from '#app/features/task/make-task.command.server.ts'
import { taskDesign } from '#app/features/task/task-form.ts'
import { taskInput } from '#app/features/task/task-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(makeTask, taskDesign))
export const action = formAction(makeTask, { saved: 'case' })

export default function NewTaskPage() {
  return <CaseFormPage design={taskDesign} schema={taskInput} />
}
