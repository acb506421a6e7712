import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { PreviewedFormPage } from '#app/features/case/previewed-form-page.tsx'
import { makePackage } from '#app/features/disclosure/make-package.command.server.ts'
import { filesToGive } from '#app/features/disclosure/disclosure-opening.ts'
import { packageDesign } from '#app/features/disclosure/package-form.ts'
import { packageAtOpening, packagePreview } from '#app/features/disclosure/package-preview.query.server.ts'
import { packageInput } from '#app/features/disclosure/disclosure-input.ts'
import { inspectionPreview } from '#app/features/disclosure/preview.tsx'
import { firstRequest, requestsToPick } from '#app/features/inspection/requests-to-pick.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'

export const loader = pageLoader(
  caseFormPage(makePackage, packageDesign, {
    choices: (work) => ({ requests: requestsToPick(work.caseFile), ...filesToGive(work) }),
    prefill: firstRequest,
    extra: packageAtOpening,
  }),
)
export const action = searchAction(packagePreview, {
  whole: true,
  page: ({ params }) => `/cases/${params.caseId ?? ''}/inspection/package`,
})

export default function InspectionPackagePage() {
  return (
    <PreviewedFormPage
      design={packageDesign}
      schema={packageInput}
      make="inspection/package"
      preview="inspection/package/preview"
      draw={inspectionPreview}
    />
  )
}
