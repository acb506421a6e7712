import type { FormAnswer } from './answer.ts'

/** What a posted search answered, as its page takes it: what was found, or the words again with what is wrong. */
export function searched<Found>(answer: { found: Found } | FormAnswer | undefined): {
  found?: Found
  words?: string
  error?: string
} {
  if (!answer) return {}
  if ('found' in answer) return { found: answer.found }
  const { words } = answer.values
  return {
    words: typeof words === 'string' ? words : undefined,
    error: (answer.refused === 'input' && answer.errors.words) || answer.message,
  }
}
