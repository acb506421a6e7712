import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { filesAround } from '#app/features/file/files-around.ts'
import { FilesBeside } from '#app/features/file/files-beside.tsx'
import { fileDesign } from '#app/features/file/file-form.tsx'
import { fileInput } from '#app/features/file/file.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(addFile, fileDesign, { extra: (work) => Promise.resolve(filesAround(work)) }),
)
export const action = formAction(addFile, { saved: 'case', files: { files: { most: 10 } } })

export default function FilePage() {
  const { extra: around } = useLoaderData<typeof loader>()
  return <CaseFormPage design={fileDesign} schema={fileInput} after={<FilesBeside around={around} />} />
}
