import { useEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'

export interface SignInProps {
  next?: string
  /** What was refused, if anything. */
  message?: string
  errors?: Readonly<Record<string, string>>
  signIn?: string
}

/** Name and password, on one page, without puzzles; password managers may fill it in. */
export function SignInForm({ next, message, errors = {}, signIn }: SignInProps) {
  const summary = useRef<HTMLDivElement>(null)
  const said = Object.entries(errors).map(([name, words]) => ({ message: words, href: `#${name}` }))
  const problems = said.length > 0 || !message ? said : [{ message, href: '#signIn' }]
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, message])
  return (
    <form method="post" action="/sign-in" className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <PlainField name="signIn" label="Sign-in name" value={signIn} error={errors.signIn} autoComplete="username" />
      <PlainField
        name="password"
        label="Password"
        type="password"
        error={errors.password}
        autoComplete="current-password"
      />
      <div className="form-end">
        <Button>Sign in</Button>
      </div>
    </form>
  )
}
