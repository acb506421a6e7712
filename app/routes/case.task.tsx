import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { finishTask } from '#app/features/task/finish-task.command.server.ts'
import { finishTaskDesign } from '#app/features/task/task-form.ts'
import { finishTaskInput } from '#app/features/task/task-input.ts'
import { TaskAbove } from '#app/features/task/task-pages.tsx'
import { finishedTask, taskAround } from '#app/features/task/task-pages.query.server.ts'
import type { TaskShown } from '#app/features/task/task-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(finishTask, finishTaskDesign, { extra: taskAround, notHere: finishedTask }),
)
export const action = formAction(finishTask, { saved: 'case' })

export default function TaskPage() {
  const { extra, caseId, today } = useLoaderData() as CaseFormView<TaskShown>
  const task = <TaskAbove task={extra} caseId={caseId} today={today} />
  return (
    <CaseFormPage design={finishTaskDesign} schema={finishTaskInput} before={task} about={task} over="Task">
      <input type="hidden" name="taskEntryId" value={extra.entryId} />
    </CaseFormPage>
  )
}
