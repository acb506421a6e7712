import { useEffect, useRef } from 'react'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { Empty } from '#app/ui/empty.tsx'
import type { RecertifyListView } from './recertify-page.query.server.ts'

type Row = RecertifyListView['rows'][number]

interface Shown {
  view: RecertifyListView
  errors?: Readonly<Record<string, string>>
  /** What was chosen, where the form comes back. */
  values?: { decided?: Readonly<Record<string, string>>; reason?: string }
}

/** A list of roles, looked over in one sitting: each stays or ends, with one reason for those that end. */
export function RecertifyForm({ view, errors = {}, values = view.chosen }: Shown) {
  const summary = useRef<HTMLDivElement>(null)
  const problems = Object.entries(errors).map(([name, message]) => {
    const row = view.rows.find(({ id }) => name === `decided.${id}`)
    return { message: row ? `${row.name}, ${row.role}: ${message}` : message, href: `#${row ? `${name}-keep` : name}` }
  })
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus()
  }, [problems.length, errors])
  if (view.rows.length === 0) return <Empty>Nobody holds a role here.</Empty>
  return (
    <form method="post" className="entry-form" noValidate>
      <ErrorSummary errors={problems} ref={summary} />
      <input type="hidden" name="_token" value={view.token} />
      {view.draft ? <input type="hidden" name="_form" value={view.draft.name} /> : null}
      {view.draft?.kept ? <input type="hidden" name="_draft" value={view.draft.kept.id} /> : null}
      {view.rows.map((row) => (
        <RoleRow key={row.id} row={row} error={errors[`decided.${row.id}`]} chosen={values?.decided?.[row.id]} />
      ))}
      <PlainField
        name="reason"
        label="Why do roles end? (only where one ends)"
        value={values?.reason}
        error={errors.reason}
      />
      <div className="form-end">
        <Button>Sign this list</Button>
        <LinkButton to="/admin/recertify" kind="quiet">
          Go back
        </LinkButton>
      </div>
    </form>
  )
}

function RoleRow({ row, error, chosen }: { row: Row; error?: string; chosen?: string }) {
  const name = `decided.${row.id}`
  return (
    <fieldset className="field" data-error={error ? '' : undefined} id={name} aria-describedby={`${name}-about`}>
      <legend>
        {row.name}: {row.role}
      </legend>
      <p className="hint" id={`${name}-about`}>
        {row.title}. Since {row.from}
        {row.until ? `, until ${row.until}` : ''}. {row.given}. Last signed in: {row.seen ?? 'not yet'}.
      </p>
      {row.own ? (
        <p>This is your own role: somebody else looks at it. Nothing to choose here.</p>
      ) : (
        <>
          {error ? (
            <p className="field-error">
              <span className="visually-hidden">Error: </span>
              {error}
            </p>
          ) : null}
          {(
            [
              ['keep', 'Still right'],
              ['end', 'Ends now'],
            ] as const
          ).map(([value, label]) => (
            <label key={value} className="choice" htmlFor={`${name}-${value}`}>
              <input type="radio" id={`${name}-${value}`} name={name} value={value} defaultChecked={chosen === value} />
              <span className="choice-words">{label}</span>
            </label>
          ))}
        </>
      )}
    </fieldset>
  )
}
