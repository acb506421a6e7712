import type { Who } from './who.ts'

/** One line of the table of actions; `about` says it in words. */
export interface ActionLine {
  who: readonly Who[]
  about: string
  /** A refusal answers 404 (existence hidden) unless the page's existence is no secret. */
  refusal?: 403
  /** Nobody does this in another's place (access.md 3.8): a second person's name, an export, a right given. */
  personal?: true
}

/** Whoever works on a case, with those who screen it while it is a screening. */
export const team = ['member', 'triage group', 'on call', 'in a staff matter'] as const
/** The same with law-enforcement partners: for what they see happen too. */
export const withOfficers = ['member', 'officer member', 'triage group', 'on call', 'in a staff matter'] as const
