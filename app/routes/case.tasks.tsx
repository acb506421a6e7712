import { useLoaderData } from '@remix-run/react'
import { TasksPage } from '#app/features/task/task-pages.tsx'
import { taskList } from '#app/features/task/task-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(taskList)

export default function Tasks() {
  return <TasksPage view={useLoaderData<typeof loader>()} />
}
