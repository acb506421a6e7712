import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { accountPage } from '#app/features/account/account-page.query.server.ts'
import { ConnectForm } from '#app/features/account/connect-form.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { connectProviderAction, knownProvider } from '#app/http/providers.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = pageLoader(accountPage, {
  input: (args) => ({ session: '', providers: [knownProvider(args)] }),
})
export const action = connectProviderAction()
export const handle = { title: 'Connect an account' }

export default function ConnectPage() {
  const { signIn, providers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { provider } = useParams()
  const label = providers.find(({ id }) => id === provider)?.label ?? ''
  const refused = answer && 'refused' in answer && answer.refused === 'input' ? answer.errors : undefined
  return (
    <>
      <PageHead lead={`Then you can sign in here with your ${label} account.`}>Connect your {label} account</PageHead>
      <ConnectForm
        label={label}
        signIn={signIn}
        ready={answer && 'ready' in answer ? answer.ready : undefined}
        errors={refused}
      />
    </>
  )
}
