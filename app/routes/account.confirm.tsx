import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { withNext } from '#app/domain/next-page.ts'
import { CodeForm } from '#app/features/second-step/code-form.tsx'
import { confirmPage } from '#app/features/second-step/confirm-page.query.server.ts'
import { PasskeyPanel } from '#app/features/second-step/passkey-panel.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { confirmAction } from '#app/http/second-step.server.ts'
import { Link } from '#app/ui/link.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'

export const loader = pageLoader(confirmPage, { input: ({ context }) => ({ providers: context.auth.providers.list }) })
export const action = confirmAction()

export default function ConfirmPage() {
  const { signIn, passkey, app, providers } = useLoaderData<typeof loader>()
  const refused = useActionData() as FormAnswer | undefined
  const [search] = useSearchParams()
  const next = search.get('next') ?? undefined
  const errors = refused?.refused === 'input' ? refused.errors : undefined
  const action = withNext('/account/confirm', next)
  return (
    <>
      <PageHead
        lead={
          search.has('moved')
            ? 'You are on another network and in another browser than where you signed in. Confirm it here to go on; if this is not you, close the page.'
            : 'What you are about to do asks for it. It counts for five minutes.'
        }
      >
        Confirm that it is you
      </PageHead>
      {search.has('kept') ? (
        <Notice>What you had typed is kept as your draft. It is offered to you when you go back.</Notice>
      ) : null}
      {passkey ? (
        <PasskeyPanel
          action="/account/confirm"
          next={next}
          error={errors?.passkey}
          without="use your password and a code"
        />
      ) : null}
      {providers.map(({ id, label }) => (
        <Panel key={id} heading={`With ${label}`}>
          <p>{label} asks you to sign in again. Then you come back here.</p>
          <p>
            <Link whole to={withNext(`/sign-in/with/${id}`, next, { again: '1' })} className="button">
              Confirm with {label}
            </Link>
          </p>
        </Panel>
      ))}
      {providers.length > 0 ? null : (
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
      )}
    </>
  )
}
