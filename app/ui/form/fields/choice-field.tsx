import type { Choice } from '../design.ts'
import type { Asking } from '../values.ts'
import { textAt, textsAt, valueAt } from '../values.ts'
import { FieldFrame, GroupFrame, useTold } from '../frames.tsx'
import { idOf, useFormWorld } from '../world.ts'

interface Asked {
  field: Asking
  path: string
  options: readonly Choice[]
}

const longestInRow = 14

/** Short answers stand side by side; long ones, and those with a hint, below each other. */
const layoutOf = (options: readonly Choice[]) => {
  const short = options.every((option) => !option.hint && option.label.length <= longestInRow)
  if (!short) return 'choices'
  return options.length <= 4 ? 'choices choices-row' : 'choices choices-grid'
}

/** One answer of several, all in sight. */
export function Radios({ field, path, options }: Asked) {
  const { values } = useFormWorld()
  const chosen = valueAt(values, path)
  const all =
    field.optional && !options.some(({ value }) => value === '')
      ? [...options, { value: '', label: 'No answer' }]
      : options
  return (
    <GroupFrame field={field} path={path}>
      <div className={layoutOf(all)}>
        {all.map((option, n) => (
          <Box
            key={option.value}
            type="radio"
            path={path}
            name={path}
            option={option}
            n={n}
            checked={chosen === option.value}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

/** Any number of answers. */
export function Checkboxes({ field, path, options }: Asked) {
  const { values } = useFormWorld()
  const chosen = textsAt(values, path)
  return (
    <GroupFrame field={field} path={path}>
      <div className={layoutOf(options)}>
        {options.map((option, n) => (
          <Box
            key={option.value}
            type="checkbox"
            path={path}
            name={`${path}[]`}
            option={option}
            n={n}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

/** One box to tick: "yes" or nothing. */
export function TickField({ field, path }: { field: Extract<Asking, { type: 'tick' }>; path: string }) {
  const { values } = useFormWorld()
  const { error } = useTold(field, path)
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <Box
        type="checkbox"
        path={path}
        name={path}
        option={{ value: 'yes', label: field.label, hint: field.hint }}
        n={0}
        checked={textAt(values, path) !== ''}
        error={error}
      />
    </div>
  )
}

interface BoxShown {
  type: 'radio' | 'checkbox'
  path: string
  name: string
  option: Choice
  n: number
  checked: boolean
  error?: string
}

function Box({ type, path, name, option, n, checked, error }: BoxShown) {
  const { register } = useFormWorld()
  const first = idOf(path)
  const id = n === 0 ? first : `${first}-${n + 1}`
  const described = [option.hint && `${id}-more`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <label className="choice" htmlFor={id}>
        <input
          {...register(name)}
          id={id}
          type={type}
          value={option.value}
          defaultChecked={checked}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-words">
          <span className={option.value === '' ? 'choice-none' : undefined}>{option.label}</span>
          {option.hint ? (
            <span className="hint" id={`${id}-more`}>
              {option.hint}
            </span>
          ) : null}
        </span>
      </label>
    </>
  )
}

/** One answer of many, folded away. */
export function Select({ field, path, options }: Asked) {
  const { register, values } = useFormWorld()
  const { id, error, describedBy } = useTold(field, path)
  return (
    <FieldFrame field={field} path={path}>
      <select
        {...register(path)}
        id={id}
        className="input"
        defaultValue={textAt(values, path)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      >
        {options.some(({ value }) => value === '') ? null : (
          <option value="">{field.optional ? 'No answer' : 'Choose'}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.hint ? `${option.label} (${option.hint})` : option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
