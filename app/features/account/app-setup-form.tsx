import { useEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'

export interface AppSetupShown {
  setup: string
  letters: string
  picture: { size: number; path: string }
}

/** The secret as a picture and in letters, and the first code that the app shows for it. */
export function AppSetupForm({
  view: { setup, letters, picture },
  errors = {},
}: {
  view: AppSetupShown
  errors?: Readonly<Record<string, string>>
}) {
  const summary = useRef<HTMLDivElement>(null)
  const problems = Object.entries(errors).map(([name, message]) => ({ message, href: `#${name}` }))
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, errors])
  return (
    <form method="post" className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      <input type="hidden" name="setup" value={setup} />
      <ol>
        <li>Open the app on your phone and add an account.</li>
        <li>
          Point it at this picture.
          <svg
            className="qr"
            viewBox={`0 0 ${picture.size} ${picture.size}`}
            role="img"
            aria-label="Picture for the app. The letters below say the same."
            shapeRendering="crispEdges"
          >
            <rect width={picture.size} height={picture.size} fill="#fff" />
            <path d={picture.path} fill="#000" />
          </svg>
          No camera? Type these letters: <code className="first-password">{letters}</code>
        </li>
        <li>Type the six digits that it shows.</li>
      </ol>
      <PlainField name="code" label="Code" error={errors.code} autoComplete="one-time-code" />
      <PlainField
        name="name"
        label="Name of this app"
        hint="Such as App on my phone. You may leave it empty."
        error={errors.name}
      />
      <div className="form-end">
        <Button>Add the app</Button>
      </div>
    </form>
  )
}
