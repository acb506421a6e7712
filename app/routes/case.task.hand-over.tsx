import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { handOverTask } from '#app/features/task/hand-over-task.command.server.ts'
import { handOverTaskDesign } from '#app/features/task/task-form.ts'
import { handOverTaskInput } from '#app/features/task/task-input.ts'
import { TaskAbove } from '#app/features/task/task-pages.tsx'
import { finishedTask, taskAround } from '#app/features/task/task-pages.query.server.ts'
import type { TaskShown } from '#app/features/task/task-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(handOverTask, handOverTaskDesign, { extra: taskAround, notHere: finishedTask }),
)
export const action = formAction(handOverTask, { saved: 'case' })

export default function HandOverTaskPage() {
  const { extra, caseId, today } = useLoaderData() as CaseFormView<TaskShown>
  const task = <TaskAbove task={extra} caseId={caseId} today={today} />
  return (
    <CaseFormPage design={handOverTaskDesign} schema={handOverTaskInput} before={task} about={task}>
      <input type="hidden" name="taskEntryId" value={extra.entryId} />
    </CaseFormPage>
  )
}
