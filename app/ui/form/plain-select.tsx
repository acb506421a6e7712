import type { Choice } from './design.ts'

/** A list to choose from in a form that is no entry: a filter. `none` is the choice of not choosing. */
export function PlainSelect({
  name,
  label,
  value = '',
  none,
  options,
  error,
}: {
  name: string
  label: string
  value?: string
  none: string
  options: readonly Choice[]
  error?: string
}) {
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label htmlFor={name}>{label}</label>
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={value}
        aria-describedby={error ? `${name}-error` : undefined}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
