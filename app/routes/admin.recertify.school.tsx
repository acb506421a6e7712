import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { RecertifyForm } from '#app/features/recertify/recertify-form.tsx'
import { recertifyList } from '#app/features/recertify/recertify-page.query.server.ts'
import { recertifyRoles } from '#app/features/recertify/recertify-roles.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { DraftNotice } from '#app/ui/form/draft-notice.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = houseFormLoader(recertifyList, { id: 'recertify' })
export const action = formAction(recertifyRoles, { to: '/admin/recertify?signed=yes' })
export const handle = { title: 'Look over the roles' }

export default function RecertifyListPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer | undefined
  const [search] = useSearchParams()
  const offered = answer || search.get('draft') === 'no' ? undefined : view.draft?.kept
  return (
    <div className="form-page">
      <PageHead lead="Everybody who holds a role here today. Say of each whether it is still right, then sign once.">
        Roles: {view.name}
      </PageHead>
      {answer && answer.refused !== 'input' ? <Notice tone="warning">{answer.message}</Notice> : null}
      {view.draft && offered ? (
        <DraftNotice
          draft={offered}
          standing="Nothing of it is signed yet."
          zone={view.draft.zone}
          today={view.draft.today}
        />
      ) : null}
      <RecertifyForm
        key={offered ? 'draft' : 'form'}
        view={offered ? view : { ...view, chosen: undefined }}
        errors={answer?.refused === 'input' ? answer.errors : undefined}
        values={answer?.values as { decided?: Record<string, string>; reason?: string } | undefined}
      />
    </div>
  )
}
