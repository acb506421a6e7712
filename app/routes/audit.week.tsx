import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { signWeek } from '#app/features/desk/sign-week.command.server.ts'
import { signWeekDesign, signWeekInput } from '#app/features/desk/week-review-input.ts'
import { WeekReview, whyNoForm } from '#app/features/desk/week-review-page.tsx'
import { weekReview } from '#app/features/desk/week-review.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { LinkButton } from '#app/ui/button.tsx'

export const loader = houseFormLoader(weekReview, signWeekDesign)
export const action = formAction(signWeek, { to: '/audit/desk?signed=yes' })
export const handle = { title: 'Look over a week' }

export default function AuditWeek() {
  const view = useLoaderData<typeof loader>()
  const without = whyNoForm(view)
  if (!view.signed && !without)
    return <HouseFormPage design={signWeekDesign} schema={signWeekInput} before={<WeekReview view={view} />} />
  return (
    <>
      <PageHead lead={without ?? undefined}>{signWeekDesign.title}</PageHead>
      <WeekReview view={view} />
      <p>
        <LinkButton to="/audit/desk" kind="quiet">
          Back to the desk
        </LinkButton>
      </p>
    </>
  )
}
