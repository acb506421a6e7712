import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { blockFile } from '#app/features/file/block-file.command.server.ts'
import { blockFileDesign } from '#app/features/file/file-form.tsx'
import { blockFileInput } from '#app/features/file/file.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(blockFile, blockFileDesign))
export const action = formAction(blockFile, { saved: 'case' })

export default function BlockFilePage() {
  return <CaseFormPage design={blockFileDesign} schema={blockFileInput} />
}
