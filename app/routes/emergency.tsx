import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { reviewDesign } from '#app/features/emergency/emergency-designs.ts'
import { reviewInput } from '#app/features/emergency/emergency-input.ts'
import { EmergencyFacts } from '#app/features/emergency/emergency-page.tsx'
import { emergencyPage } from '#app/features/emergency/emergency-pages.query.server.ts'
import { reviewBreakGlass } from '#app/features/emergency/review-break-glass.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = houseFormLoader(emergencyPage, reviewDesign)
export const action = formAction(reviewBreakGlass, { to: '/emergencies?saved=yes' })

export default function Emergency() {
  const view = useLoaderData<typeof loader>()
  if (view.mayReview)
    return <HouseFormPage design={reviewDesign} schema={reviewInput} before={<EmergencyFacts view={view} />} />
  return (
    <div className="form-page">
      <PageHead>Emergency opening</PageHead>
      <EmergencyFacts view={view} />
      <p>
        <LinkButton to="/emergencies" kind="quiet">
          Go back
        </LinkButton>
      </p>
    </div>
  )
}
