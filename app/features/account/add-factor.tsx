import { Button } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { PasskeyForm } from '#app/ui/passkey-form.tsx'

/** The two ways to a second step. A passkey is the safer one: it can't be given to a false page. */
export function AddFactor({ error }: { error?: string }) {
  return (
    <>
      <Panel heading="Add a passkey">
        <p>
          Your computer, phone or security key asks for your finger, your face or a PIN. Nothing to type or remember.
        </p>
        <PasskeyForm
          action="/account/factors/passkey"
          does="make"
          button="Add a passkey"
          error={error}
          otherwise="A passkey needs JavaScript and a browser that knows passkeys. Without them, use an app."
        >
          <PlainField name="name" label="Name" hint="Such as My phone. Leave it empty to use the browser’s." />
        </PasskeyForm>
      </Panel>
      <Panel heading="Add an app with codes">
        <p>An app on your phone shows six digits that change every half minute. Any authenticator app will do.</p>
        <form method="post" action="/account/factors/app">
          <Button kind="second">Set up an app</Button>
        </form>
      </Panel>
    </>
  )
}
