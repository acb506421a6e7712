import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { factorsPage } from '#app/features/account/factors-page.query.server.ts'
import { RecoveryCodes } from '#app/features/account/recovery-codes.tsx'
import { factorsLoader, recoveryCodesAction } from '#app/http/own-factors.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = factorsLoader(factorsPage)
export const action = recoveryCodesAction()
export const handle = { title: 'Recovery codes' }

export default function RecoveryCodesPage() {
  const { codes } = useLoaderData<typeof loader>()
  const answer = useActionData() as { codes: string[] } | { message: string } | undefined
  const [search] = useSearchParams()
  return (
    <>
      <PageHead lead="Each works once, in place of your passkey or your app. Keep them where you keep important papers.">
        Recovery codes
      </PageHead>
      {answer && 'codes' in answer ? (
        <RecoveryCodes codes={answer.codes} />
      ) : (
        <>
          {search.has('first') ? <Notice tone="done">Your second step is set up.</Notice> : null}
          {answer ? <Notice tone="warning">{answer.message}</Notice> : null}
          <p>
            {codes.made
              ? 'The codes that you have now stop working when new ones are made.'
              : 'With a lost phone and without these codes, two people of your district must reset your account.'}
          </p>
          <form method="post">
            <Button>Make recovery codes</Button>
          </form>
        </>
      )}
    </>
  )
}
