import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { factorsPage } from '#app/features/account/factors-page.query.server.ts'
import { factorsLoader, removeFactorAction } from '#app/http/own-factors.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = factorsLoader(factorsPage)
export const action = removeFactorAction()
export const handle = { title: 'Remove a second step' }

export default function RemoveFactorPage() {
  const { factors } = useLoaderData<typeof loader>()
  const { factorId } = useParams()
  const refused = useActionData() as FormAnswer | undefined
  const name = factors.find(({ id }) => id === factorId)?.name
  return (
    <>
      <PageHead lead={name}>Remove a second step</PageHead>
      {refused ? <Notice tone="warning">{refused.message}</Notice> : null}
      <p>It stops working at once, and your other sessions end.</p>
      <form method="post">
        <Button>Remove {name ?? 'it'}</Button>
      </form>
      <p>
        <LinkButton to="/account/factors" kind="quiet">
          Go back
        </LinkButton>
      </p>
    </>
  )
}
