import type { z } from 'zod'

/**
 * What a form says of an answer that no field of ours has words for: a field that is gone, a list where a text belongs.
 * Handed to each parsing of what a person sent, so that nobody reads the words of the schema library.
 */
export const inputWords: z.core.$ZodErrorMap = (issue) => wordsFor(issue)

function wordsFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.path?.length === 0) return 'This form came without its answers. Open the page again.'
      return issue.input === undefined || issue.input === null ? fillIn : again
    case 'invalid_value':
      return isBlank(issue.input) ? fillIn : 'Choose from the list.'
    case 'invalid_union':
      return isBlank(issue.input) ? fillIn : again
    case 'too_small':
      if (issue.origin === 'string') return fillIn
      return isCounted(issue)
        ? `Give at least ${String(issue.minimum)}.`
        : `Give a number of ${String(issue.minimum)} or more.`
    case 'too_big':
      if (issue.origin === 'string')
        return `Keep this under ${Number(issue.maximum).toLocaleString('en-US')} characters.`
      return isCounted(issue)
        ? `No more than ${String(issue.maximum)} here.`
        : `Give a number of ${String(issue.maximum)} or less.`
    case 'unrecognized_keys':
      return 'This form is not the newest. Open the page again.'
    default:
      return again
  }
}

const fillIn = 'Fill this in.'
const again = 'This can’t be read. Fill it in again.'

const isBlank = (input: unknown): boolean => input === undefined || input === null || input === ''
const isCounted = ({ origin }: { origin?: unknown }): boolean => origin === 'array' || origin === 'set'
