import type { Choice } from './design.ts'

/** A list to choose from in a form that is no entry: a filter. `none` is the choice of not choosing. */
export function PlainSelect({
  name,
  label,
  value = '',
  none,
  options,
}: {
  name: string
  label: string
  value?: string
  none: string
  options: readonly Choice[]
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={value}>
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
