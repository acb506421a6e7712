import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { packageInput } from '#app/features/disclosure/disclosure-input.ts'
import { makePackage } from '#app/features/disclosure/make-package.command.server.ts'
import { packageDesign } from '#app/features/disclosure/package-form.ts'
import { packagePreview } from '#app/features/disclosure/package-preview.server.ts'
import { Preview } from '#app/features/disclosure/preview.tsx'
import { requestsToPick } from '#app/features/inspection/requests-to-pick.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(makePackage, packageDesign, {
    choices: ({ caseFile }) => ({ requests: requestsToPick(caseFile) }),
    extra: packagePreview,
  }),
)
export const action = formAction(makePackage, { saved: 'disclosures' })

export default function InspectionPackagePage() {
  const { extra, zone } = useLoaderData<typeof loader>()
  return <CaseFormPage design={packageDesign} schema={packageInput} after={<Preview made={extra} zone={zone} />} />
}
