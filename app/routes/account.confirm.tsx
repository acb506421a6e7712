import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { CodeForm } from '#app/features/second-step/code-form.tsx'
import { confirmPage } from '#app/features/second-step/confirm-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { confirmAction } from '#app/http/second-step.server.ts'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { PasskeyForm } from '#app/ui/passkey-form.tsx'

export const loader = pageLoader(confirmPage)
export const action = confirmAction()

export default function ConfirmPage() {
  const { signIn, passkey, app } = useLoaderData<typeof loader>()
  const refused = useActionData() as FormAnswer | undefined
  const [search] = useSearchParams()
  const next = search.get('next') ?? undefined
  const errors = refused?.refused === 'input' ? refused.errors : undefined
  const action = next ? `/account/confirm?${new URLSearchParams({ next }).toString()}` : '/account/confirm'
  return (
    <>
      <PageHead lead="What you are about to do asks for it. It counts for five minutes.">
        Confirm that it is you
      </PageHead>
      {search.has('kept') ? (
        <Notice>What you had typed is kept as your draft. It is offered to you when you go back.</Notice>
      ) : null}
      {passkey ? (
        <Panel heading="Passkey">
          <PasskeyForm
            action="/account/confirm"
            does="show"
            button="Use a passkey"
            next={next}
            error={errors?.passkey}
            otherwise="A passkey needs JavaScript. Without it, use your password and a code."
          />
        </Panel>
      ) : null}
      <Panel heading={app ? 'Password and code' : 'Password and recovery code'}>
        <CodeForm action={action} button="Confirm" app={app} next={next} message={refused?.message} errors={errors}>
          <input
            name="username"
            autoComplete="username"
            defaultValue={signIn}
            readOnly
            hidden
            aria-label="Sign-in name"
          />
          <PlainField
            name="currentPassword"
            label="Password"
            type="password"
            error={errors?.currentPassword}
            autoComplete="current-password"
          />
        </CodeForm>
      </Panel>
    </>
  )
}
