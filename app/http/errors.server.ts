import { RuleBroken } from '../domain/errors.ts'
import { InputRefused, NotPermitted, NotRecorded, StaleRecord, TokenReused, TooOften } from '../gates/errors.ts'
import type { FormValues, Refused } from './answers.ts'

/** What an error answers: a page of its own (`gone`), or the same form again with what was typed. */
export type Answer = { status: number; page: string } | { status: number; form: Refused }

interface Row {
  is(error: unknown): boolean
  status(error: never): number
  /** Present: the form is shown again. Absent: an error page with these words. */
  form?(error: never, values: FormValues): Refused
  page?(error: never): string
}

const notFound = 'We can’t find this page. If you think you should see it, ask your team chair.'
const tooBusy = 'Too many people are here right now. Nothing was saved. Wait a moment, then try again.'
const notOpen = 'If you think you should see it, ask your team chair.'
const named = (name: string) => (error: unknown) => error instanceof Error && error.name === name
const row = <E>(
  is: (error: unknown) => error is E,
  answers: {
    status: number | ((error: E) => number)
    page?(error: E): string
    form?(error: E, values: FormValues): Refused
  },
): Row => {
  const { status, page, form } = answers
  return {
    is,
    page: page as Row['page'],
    form: form as Row['form'],
    status: typeof status === 'function' ? status : () => status,
  }
}

/** Every error that has an answer, and its status: the one table. Anything else is ours, and answers 500. */
const table: readonly Row[] = [
  row(InputRefused.is, {
    status: 422,
    form: ({ message, errors, offers }, values) => ({ refused: 'input', message, errors, offers, values }),
  }),
  row(RuleBroken.is, {
    status: ({ reasonAsked }) => (reasonAsked ? 422 : 409),
    form: ({ message, rule, step, missing, reasonAsked }, values) => ({
      refused: 'rule',
      message,
      rule,
      step,
      missing,
      reasonAsked,
      values,
    }),
  }),
  row(StaleRecord.is, {
    status: 409,
    form: (error, values) => ({ refused: 'stale', message: error.message, arrived: error.arrived, values }),
  }),
  row(TokenReused.is, {
    status: 409,
    form: (error, values) => ({ refused: 'sent before', message: error.message, values }),
  }),
  row(TooOften.is, {
    status: 429,
    form: ({ message }, values) => ({ refused: 'rule', message, rule: 'too often', missing: [], values }),
    page: ({ message }) => message,
  }),
  row(NotRecorded.is, {
    status: 503,
    form: ({ message }, values) => ({ refused: 'rule', message, rule: 'not recorded', missing: [], values }),
    page: ({ message }) => message,
  }),
  row(NotPermitted.is, {
    status: (error) => error.status,
    page: (error) => (error.status === 403 ? notOpen : notFound),
  }),
  {
    is: named('UnreadableForm'),
    status: () => 400,
    page: () => 'This form could not be read. Go back, reload the page and try again.',
  },
  {
    is: named('BodyTooLarge'),
    status: () => 413,
    page: () => 'That is more than this page takes. Go back and send less, or a smaller file.',
  },
  {
    is: named('Undecipherable'),
    status: () => 500,
    page: () => 'This can’t be read any more: what is stored was changed or damaged. Tell whoever runs Offramp.',
  },
  {
    is: (error) => named('TooBusy')(error) || named('StoreBusy')(error),
    status: () => 503,
    form: (_error, values) => ({ refused: 'rule', message: tooBusy, rule: 'too busy', missing: [], values }),
    page: () => tooBusy,
  },
]

/** The answer to an error, or undefined where it is a fault of ours: thrown on, logged, and answered 500. */
export function answerTo(error: unknown, values: FormValues): Answer | undefined {
  const found = table.find((one) => one.is(error))
  if (!found) return undefined
  const status = found.status(error as never)
  if (found.form) return { status, form: found.form(error as never, values) }
  return { status, page: found.page?.(error as never) ?? notFound }
}

const secret = /password|passphrase|secret|token/i

/** What was typed, without passwords: they are never sent back, kept as a draft or logged. */
export function withoutSecrets(values: unknown): FormValues {
  const kept: Record<string, FormValues[string]> = {}
  for (const [name, value] of Object.entries((values ?? {}) as Record<string, unknown>)) {
    if (!secret.test(name)) kept[name] = value as FormValues[string]
  }
  return kept
}
