import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'

export interface CodeFormProps {
  action: string
  button: string
  /** The person has an app; otherwise only recovery codes are asked for. */
  app: boolean
  next?: string
  message?: string
  errors?: Readonly<Record<string, string>>
  /** Fields before the code: the password. */
  children?: ReactNode
}

/** A code by hand: of the app, or a recovery code. It may be pasted, spaced as one likes, and works without script. */
export function CodeForm({ action, button, app, next, message, errors = {}, children }: CodeFormProps) {
  const summary = useRef<HTMLDivElement>(null)
  const said = Object.entries(errors)
    .filter(([name]) => name !== 'passkey')
    .map(([name, words]) => ({ message: words, href: `#${name}` }))
  const problems = said.length > 0 || !message || errors.passkey ? said : [{ message, href: '#code' }]
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, errors])
  return (
    <form method="post" action={action} className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {children}
      <PlainField
        name="code"
        label={app ? 'Code' : 'Recovery code'}
        hint={
          app
            ? 'Six digits from your app. No phone at hand? Type one of your recovery codes instead.'
            : 'One of the codes that you wrote down or printed. Each works once.'
        }
        error={errors.code}
        autoComplete="one-time-code"
      />
      <div className="form-end">
        <Button kind={app ? 'main' : 'second'}>{button}</Button>
      </div>
    </form>
  )
}
