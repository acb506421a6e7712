import { Link as RouterLink } from '@remix-run/react'
import type { ReactNode } from 'react'

export interface LinkProps {
  to: string
  children: ReactNode
  className?: string
  'aria-label'?: string
  'aria-current'?: 'page' | 'true'
  /** Leaves the app or needs a whole new page: a download, a print. */
  whole?: boolean
}

/** A link within Offramp. Never prefetches: each look is recorded. */
export function Link({ whole, ...props }: LinkProps) {
  return <RouterLink {...props} reloadDocument={whole} />
}
