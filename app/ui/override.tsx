import type { FormObject, FormValue } from './form/form-data.ts'

interface OverrideAsked {
  action?: string
  token: string
  /** What was sent and refused: sent again with the reason. */
  values: FormObject
  /** Names that are not sent again. */
  without?: readonly string[]
  /** The name under which the command reads the reason. */
  reasonName: string
  error?: string
  /** Where "Go back" leads. */
  back: string
}

/**
 * Going on although something is missing. The same form again, with a reason; recorded, and the district lead is told. An
 * empty reason is sent too, so that the answer stands beside the field.
 */
export function OverridePage({ action, token, values, without = [], reasonName, error, back }: OverrideAsked) {
  return (
    <form className="override" method="post" action={action} noValidate>
      <h2>Go on without this?</h2>
      <p>Your name, your reason and the time are recorded, and the district lead is told.</p>
      <KeptValues values={values} without={without} />
      <input type="hidden" name="_token" value={token} />
      <div className="field" data-error={error ? '' : undefined}>
        <label htmlFor="override-reason">Reason</label>
        {error ? (
          <p className="field-error" id="override-reason-error">
            <span className="visually-hidden">Error: </span>
            {error}
          </p>
        ) : null}
        <textarea
          id="override-reason"
          className="input"
          name={reasonName}
          rows={3}
          aria-required
          aria-describedby={error ? 'override-reason-error' : undefined}
          aria-invalid={error ? true : undefined}
        />
      </div>
      <p className="button-row">
        <button className="button button-main" type="submit">
          Go on without it
        </button>
        <a className="button button-quiet" href={back}>
          Go back
        </a>
      </p>
    </form>
  )
}

/** What was typed, carried along unseen under the names it came with. Files can't be carried and are left out. */
export function KeptValues({ values, without = [] }: { values: FormObject; without?: readonly string[] }) {
  const pairs = Object.entries(values)
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, value]) => pairsOf(name, value))
  return (
    <>
      {pairs.map(([name, value], n) => (
        <input key={n} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function pairsOf(name: string, value: FormValue): (readonly [string, string])[] {
  if (value === undefined || value === null || value instanceof File) return []
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) {
    return value.flatMap((one: FormValue, n) =>
      typeof one === 'string' ? [[`${name}[]`, one] as const] : pairsOf(`${name}.${n}`, one),
    )
  }
  return Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}.${key}`, inner))
}
