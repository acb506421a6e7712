import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { signInPage } from '#app/features/sign-in/sign-in-page.query.server.ts'
import { publicLoader } from '#app/http/page-loader.server.ts'
import { passkeySignInAction } from '#app/http/second-step.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { PlainFrame } from '#app/ui/frame/plain-frame.tsx'
import { PasskeyForm } from '#app/ui/passkey-form.tsx'

export const loader = publicLoader(signInPage, { input: () => ({ offersDemo: false }) })
export const action = passkeySignInAction()
export const handle = { title: 'Sign in with a passkey' }

export default function PasskeySignInPage() {
  const { district, demo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <PlainFrame demo={demo} district={district}>
      <PageHead>Sign in with a passkey</PageHead>
      <PasskeyForm
        action="/sign-in/passkey"
        does="show"
        button="Sign in with a passkey"
        next={search.get('next') ?? undefined}
        error={refused?.message}
        otherwise="A passkey needs JavaScript."
      />
      <p>
        <LinkButton to="/sign-in" kind="quiet">
          Use your password
        </LinkButton>
      </p>
    </PlainFrame>
  )
}
