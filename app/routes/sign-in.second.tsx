import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { withNext } from '#app/domain/next-page.ts'
import { CodeForm } from '#app/features/second-step/code-form.tsx'
import { PasskeyPanel } from '#app/features/second-step/passkey-panel.tsx'
import { secondStepPage } from '#app/features/second-step/second-step-page.query.server.ts'
import { secondStepAction, secondStepLoader } from '#app/http/second-step.server.ts'
import { Button } from '#app/ui/button.tsx'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { PlainFrame } from '#app/ui/frame/plain-frame.tsx'
import { Panel } from '#app/ui/panel.tsx'

export const loader = secondStepLoader(secondStepPage)
export const action = secondStepAction()

export default function SecondStepPage() {
  const { district, demo, passkey, app } = useLoaderData<typeof loader>()
  const refused = useActionData() as FormAnswer | undefined
  const [search] = useSearchParams()
  const next = search.get('next') ?? undefined
  const action = withNext('/sign-in/second', next)
  const errors = refused?.refused === 'input' ? refused.errors : undefined
  return (
    <PlainFrame demo={demo} district={district}>
      <PageHead lead="Your password is right. Show that it is you in a second way.">Second step</PageHead>
      {passkey ? (
        <PasskeyPanel action="/sign-in/second" next={next} error={errors?.passkey} without="use a code" />
      ) : null}
      <Panel heading={app ? 'Code' : 'Recovery code'}>
        <CodeForm action={action} button="Go on" app={app} next={next} message={refused?.message} errors={errors} />
      </Panel>
      <form method="post" action="/sign-out">
        <Button kind="quiet">Sign in as somebody else</Button>
      </form>
    </PlainFrame>
  )
}
