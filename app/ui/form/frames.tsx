import type { ReactNode } from 'react'
import type { Asking } from './values.ts'
import { errorAt, idOf, useFormWorld } from './world.ts'

interface Told {
  describedBy: string | undefined
  error: string | undefined
  id: string
}

/** The hint and the error of a field, and what a control must say about them. */
export function useTold(field: Asking, path: string): Told {
  const { errors } = useFormWorld()
  const error = field.type === 'blocks' ? errors[path] : errorAt(errors, path)
  const id = idOf(path)
  const parts = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean)
  return { id, error, describedBy: parts.length > 0 ? parts.join(' ') : undefined }
}

/** What stands after the name of a question that may be left open. */
export function Optional({ field }: { field: Asking }) {
  return field.optional ? <span className="optional"> (optional)</span> : null
}

export function HintAndError({ field, path }: { field: Asking; path: string }) {
  const { id, error } = useTold(field, path)
  return (
    <>
      {field.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  )
}

/** A question with one control. */
export function FieldFrame({ field, path, children }: { field: Asking; path: string; children: ReactNode }) {
  const { id, error } = useTold(field, path)
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label htmlFor={id}>
        {field.label}
        <Optional field={field} />
      </label>
      <HintAndError field={field} path={path} />
      {children}
    </div>
  )
}

/** A question with several controls: the question is the legend. */
export function GroupFrame({ field, path, children }: { field: Asking; path: string; children: ReactNode }) {
  const { describedBy, error } = useTold(field, path)
  return (
    <fieldset className="field" aria-describedby={describedBy} data-error={error ? '' : undefined}>
      <legend>
        {field.label}
        <Optional field={field} />
      </legend>
      <HintAndError field={field} path={path} />
      {children}
    </fieldset>
  )
}
