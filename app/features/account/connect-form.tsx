import { useEffect, useRef } from 'react'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** The password in use, and then the way to the provider. A browser that nobody watches connects nothing. */
export function ConnectForm({
  label,
  signIn,
  ready,
  errors = {},
}: {
  label: string
  signIn: string
  /** The provider's address, once the password was right. */
  ready?: string
  errors?: Readonly<Record<string, string>>
}) {
  const summary = useRef<HTMLDivElement>(null)
  const problems = Object.entries(errors).map(([name, message]) => ({ message, href: `#${name}` }))
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, errors])
  if (ready) {
    return (
      <Notice tone="done" heading="Your password is right.">
        <p>Now sign in at {label} with the account that you want to use here. You have ten minutes.</p>
        <p>
          <a className="button button-main" href={ready}>
            Go to {label}
          </a>
        </p>
      </Notice>
    )
  }
  return (
    <form method="post" className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      <input name="username" autoComplete="username" defaultValue={signIn} readOnly hidden aria-label="Sign-in name" />
      <PlainField
        name="currentPassword"
        label="Password you use here"
        type="password"
        error={errors.currentPassword}
        autoComplete="current-password"
      />
      <div className="form-end">
        <Button>Go on</Button>
        <LinkButton to="/account" kind="quiet">
          Go back
        </LinkButton>
      </div>
    </form>
  )
}
