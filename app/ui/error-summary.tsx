import { forwardRef, useId } from 'react'
import { useErrorTitle } from './error-title.ts'

export interface ErrorShown {
  message: string
  /** `#` and the id of the control it speaks of. */
  href?: string
}

/** What has to be put right, above the form, each a link to its field. Without errors it is nothing. */
export const ErrorSummary = forwardRef<HTMLDivElement, { errors: readonly ErrorShown[] }>(function ErrorSummary(
  { errors },
  ref,
) {
  const heading = useId()
  useErrorTitle(errors.length > 0)
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby={heading} tabIndex={-1} ref={ref}>
      <h2 id={heading}>There is a problem</h2>
      <ul>
        {errors.map(({ message, href }) => (
          <li key={`${href ?? ''} ${message}`}>{href ? <a href={href}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
})
