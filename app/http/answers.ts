import type { Missing } from '../domain/gate.ts'
import type { Offers } from '../gates/errors.ts'

/**
 * What an action answers when it did not save. Every variant keeps what was typed (`values`, passwords left out), so
 * that the same form can be shown again, with and without script.
 */
export type Refused =
  | {
      refused: 'input'
      message: string
      errors: Readonly<Record<string, string>>
      /** What can be chosen to put it right, by field. */
      offers?: Offers
      values: FormValues
    }
  | {
      refused: 'rule'
      message: string
      rule: string
      step?: string
      missing: readonly Missing[]
      reasonAsked?: boolean
      values: FormValues
    }
  | { refused: 'stale'; message: string; arrived: readonly Arrived[]; values: FormValues }
  | { refused: 'sent before'; message: string; values: FormValues }

/** An entry that was put on record while somebody was still judging. */
export interface Arrived {
  entryId: string
  sentence: string
  recordedAt: string
  by: string
}

/** A form as it was sent: texts, lists of texts and blocks, by field name. */
export interface FormValues {
  readonly [name: string]: FormValue
}
export type FormValue = string | undefined | FormValues | readonly FormValue[]

/** What an error page gets: a calm sentence and the number to give when asking for help. */
export interface ErrorAnswer {
  message: string
  requestId: string
}

/**
 * Names of hidden fields that the door reads itself and takes away before the form is parsed.
 * `_token`: makes a resent form be answered with the first result. `_draft`: the draft that this form continues.
 * `_opened`: what the row was when the form was opened.
 * `_form`: the form's id (`FormDesign.id`), under which a draft is kept.
 */
export const doorFields = ['_token', '_draft', '_form', '_opened'] as const
