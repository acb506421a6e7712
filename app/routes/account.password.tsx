import { useActionData, useLoaderData } from '@remix-run/react'
import { accountPage } from '#app/features/account/account-page.query.server.ts'
import { PasswordForm } from '#app/features/account/password-form.tsx'
import { changePasswordAction } from '#app/http/account.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = pageLoader(accountPage, {
  input: ({ context: { visitor } }) => ({ session: visitor.state === 'signed in' ? visitor.session.tokenHash : '' }),
})
export const action = changePasswordAction()
export const handle = { title: 'Change the password' }

export default function PasswordPage() {
  const { signIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead lead="All your other sessions end when it is changed.">Change the password</PageHead>
      <PasswordForm signIn={signIn} errors={refused?.refused === 'input' ? refused.errors : undefined} />
    </>
  )
}
