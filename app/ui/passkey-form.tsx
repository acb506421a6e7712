import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from './button.tsx'
import type { ButtonKind } from './button.tsx'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'] &
  Parameters<typeof startRegistration>[0]['optionsJSON']

interface PasskeyFormProps {
  /** Where the answer is posted. What the browser is to ask for comes from `<action>/options`. */
  action: string
  does: 'show' | 'make'
  button: string
  kind?: ButtonKind
  next?: string
  /** Why the last one did not work. */
  error?: string
  /** Said instead, where the browser knows no passkeys or runs no script. */
  otherwise?: string
  children?: ReactNode
}

/**
 * Shows or makes a passkey: the browser asks for a finger, a face, a PIN or a key, and the answer is posted as a form.
 * Passkeys need script, so that without it nothing stands here but `otherwise`.
 */
export function PasskeyForm({ action, does, button, kind, next, error, otherwise, children }: PasskeyFormProps) {
  const [able, setAble] = useState(false)
  const [told, setTold] = useState(error)
  const answer = useRef<HTMLInputElement>(null)
  useEffect(() => setAble(browserSupportsWebAuthn()), [])
  if (!able) return otherwise ? <p className="hint">{otherwise}</p> : null

  const ask = async (form: HTMLFormElement) => {
    setTold(undefined)
    const asked = await fetch(`${action}/options`, { method: 'POST', headers: { Accept: 'application/json' } })
    const { options, to } = (await asked.json()) as { options?: Options; to?: string }
    if (to) return location.assign(to)
    if (!options || !answer.current) return setTold(failed)
    const optionsJSON = options
    const said = does === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
    answer.current.value = JSON.stringify(said)
    form.submit()
  }
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask(event.currentTarget).catch(() => setTold(failed))
  }
  return (
    <form method="post" action={action} className="passkey-form" onSubmit={sent}>
      <input type="hidden" name="passkey" ref={answer} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {children}
      {told ? (
        <p className="field-error" role="alert">
          <span className="visually-hidden">Error: </span>
          {told}
        </p>
      ) : null}
      <Button kind={kind}>{button}</Button>
    </form>
  )
}

const failed = 'Nothing was sent. Try again, or use another way.'
