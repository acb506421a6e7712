import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmResetPage } from '#app/features/users/confirm-reset-page.query.server.ts'
import { confirmFactorResetAction } from '#app/http/account.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { instantText } from '#app/ui/when.ts'

export const loader = pageLoader(confirmResetPage)
export const action = confirmFactorResetAction()
export const handle = { title: 'Confirm a reset' }

export default function ConfirmResetPage() {
  const { person, back, reset, zone, today } = useLoaderData<typeof loader>()
  const refused = useActionData() as FormAnswer | undefined
  return (
    <>
      <PageHead lead={person}>Confirm a reset of second steps</PageHead>
      {refused ? <Notice tone="warning">{refused.message}</Notice> : null}
      {reset ? (
        <>
          <p>
            {reset.by} asked for it {instantText(reset.at, zone, today)}: {reset.reason}
          </p>
          <p>
            Confirm only if you know who it is: you have seen the person, or called them at a number that you knew
            before. Their passkeys, apps and recovery codes stop working and all their sessions end. Their password
            stays as it is; at their next sign-in they set up a second step anew.
          </p>
          <form method="post">
            <Button>Confirm the reset</Button>
          </form>
        </>
      ) : (
        <p>No reset waits for this person.</p>
      )}
      <p>
        <LinkButton to={back} kind="quiet">
          Go back
        </LinkButton>
      </p>
    </>
  )
}
