import type { MissingShown } from '../gate-card.tsx'
import type { Choice } from './design.ts'
import type { FormObject } from './form-data.ts'

/** What came on record while somebody was still judging. */
export interface ArrivedShown {
  entryId: string
  sentence: string
  recordedAt: string
  by: string
}

/** Answers that can be chosen to put a field right, such as students of similar names, by field. */
export type Offers = Readonly<Record<string, readonly Choice[]>>

/** What a form's page gets back when it did not save. What was typed is always in it. */
export type FormAnswer =
  | { refused: 'input'; message: string; errors: Readonly<Record<string, string>>; offers?: Offers; values: FormObject }
  | {
      refused: 'rule'
      message: string
      rule: string
      step?: string
      missing: readonly MissingShown[]
      /** The person may go on without it and gave no reason. */
      reasonAsked?: boolean
      values: FormObject
    }
  | { refused: 'stale'; message: string; arrived: readonly ArrivedShown[]; values: FormObject }
  | { refused: 'sent before'; message: string; values: FormObject }
