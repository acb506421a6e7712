import type { HTMLInputTypeAttribute } from 'react'

/** One line of a form that is no entry: sign-in, password, a filter. Its value stands in it without script too. */
export function PlainField({
  name,
  label,
  hint,
  error,
  value = '',
  type = 'text',
  autoComplete = 'off',
}: {
  name: string
  label: string
  hint?: string
  error?: string
  value?: string
  type?: HTMLInputTypeAttribute
  autoComplete?: string
}) {
  const told = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        // A day or a time that is none would not stand in a field of its kind.
        type={error && (type === 'date' || type === 'time') ? 'text' : type}
        className="input"
        defaultValue={value}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={told || undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
}
