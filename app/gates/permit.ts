import type { CaseFile } from '../domain/case-file.ts'
import type { Action } from '../policy/actions.ts'

declare const permitted: unique symbol

/** A case file that passed the policy for one action. Only the gates make one. */
export type Permitted<A extends Action> = CaseFile & { readonly [permitted]: A }
