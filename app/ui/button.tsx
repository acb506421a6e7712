import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type ButtonKind = 'main' | 'second' | 'quiet'

interface ButtonProps {
  children: ReactNode
  kind?: ButtonKind
  type?: 'submit' | 'button'
  name?: string
  value?: string
  formAction?: string
  /** Another form on the page that this button sends. */
  form?: string
  onClick?: () => void
  'aria-label'?: string
}

/** A button that says what it does. Never greyed: pressing shows what is missing. */
export function Button({ kind = 'main', type = 'submit', ...props }: ButtonProps) {
  return <button className={`button button-${kind}`} type={type} {...props} />
}

/** A link that looks like a button: it leads somewhere, and changes nothing. */
export function LinkButton({ to, kind = 'second', children }: { to: string; kind?: ButtonKind; children: ReactNode }) {
  return (
    <Link to={to} className={`button button-${kind}`}>
      {children}
    </Link>
  )
}
