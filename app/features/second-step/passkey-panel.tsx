import { Panel } from '#app/ui/panel.tsx'
import { PasskeyForm } from '#app/ui/passkey-form.tsx'

interface Shown {
  /** Where the answer is posted: the page's own address. */
  action: string
  next?: string
  error?: string
  /** What does without script, as the sentence goes on: "use a code". */
  without: string
}

/** A passkey shown as the second step, or to confirm that it is the same person. */
export function PasskeyPanel({ action, next, error, without }: Shown) {
  return (
    <Panel heading="Passkey">
      <PasskeyForm
        action={action}
        does="show"
        button="Use a passkey"
        next={next}
        error={error}
        otherwise={`A passkey needs JavaScript. Without it, ${without}.`}
      />
    </Panel>
  )
}
