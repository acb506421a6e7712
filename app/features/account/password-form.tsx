import { useEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'

/** The password in use, and a new one twice. Nothing of it ever comes back into the page. */
export function PasswordForm({ signIn, errors = {} }: { signIn: string; errors?: Readonly<Record<string, string>> }) {
  const summary = useRef<HTMLDivElement>(null)
  const problems = Object.entries(errors).map(([name, message]) => ({ message, href: `#${name}` }))
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, errors])
  return (
    <form method="post" action="/account/password" className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      <input name="username" autoComplete="username" defaultValue={signIn} readOnly hidden aria-label="Sign-in name" />
      <PlainField
        name="currentPassword"
        label="Password you use now"
        type="password"
        error={errors.currentPassword}
        autoComplete="current-password"
      />
      <PlainField
        name="newPassword"
        label="New password"
        hint="At least 12 characters. A few words in a row are easy to remember. Spaces are fine."
        type="password"
        error={errors.newPassword}
        autoComplete="new-password"
      />
      <PlainField
        name="newPasswordAgain"
        label="New password again"
        type="password"
        error={errors.newPasswordAgain}
        autoComplete="new-password"
      />
      <div className="form-end">
        <Button>Change the password</Button>
      </div>
    </form>
  )
}
