import type { ReactNode } from 'react'

/**
 * Words that stand out from the page. `warning` is spoken with the word "Important" and a mark, never by colour alone;
 * `done` says what was just recorded and is announced.
 */
export function Notice({
  children,
  tone = 'plain',
  heading,
}: {
  children: ReactNode
  tone?: 'plain' | 'warning' | 'done'
  heading?: string
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'done' ? 'status' : undefined}>
      {tone === 'warning' ? <span className="visually-hidden">Important: </span> : null}
      {heading ? <p className="notice-heading">{heading}</p> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

/** A thing to do first, before anything on the page: call. */
export const Warning = ({ children, heading }: { children: ReactNode; heading?: string }) => (
  <Notice tone="warning" heading={heading}>
    {children}
  </Notice>
)
