import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { signInAction } from '#app/http/account.server.ts'
import { publicLoader } from '#app/http/page-loader.server.ts'
import { DemoPeople } from '#app/features/sign-in/demo-people.tsx'
import { ProviderLinks } from '#app/features/sign-in/provider-links.tsx'
import { SignInForm } from '#app/features/sign-in/sign-in-form.tsx'
import { signInPage } from '#app/features/sign-in/sign-in-page.query.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { PlainFrame } from '#app/ui/frame/plain-frame.tsx'
import { PasskeyForm } from '#app/ui/passkey-form.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = publicLoader(signInPage, {
  input: ({ context }) => ({ offersDemo: context.demoSignIn, providers: context.auth.providers.list }),
})
export const action = signInAction()

export default function SignInPage() {
  const { district, demo, people, providers } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const next = search.get('next') ?? undefined
  return (
    <PlainFrame demo={demo} district={district}>
      <PageHead>Sign in</PageHead>
      {search.has('kept') ? (
        <Notice heading="You were signed out meanwhile.">
          What you had typed is kept as your draft. Sign in again, and it is offered to you.
        </Notice>
      ) : null}
      {search.has('out') ? <Notice tone="done">You are signed out.</Notice> : null}
      <ProviderLinks providers={providers} next={next} said={search.get('said')} />
      <SignInForm
        next={next}
        message={refused?.message}
        errors={refused?.refused === 'input' ? refused.errors : undefined}
        signIn={typeof refused?.values.signIn === 'string' ? refused.values.signIn : undefined}
      />
      <PasskeyForm action="/sign-in/passkey" does="show" button="Sign in with a passkey" kind="second" next={next} />
      <DemoPeople people={people} next={next} />
    </PlainFrame>
  )
}
