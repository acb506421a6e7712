import type { CaseFile } from './case-file.ts'
import { isCourtSealed } from './file/court-seal.ts'
import { isFinished } from './stages.ts'

/* Sealing by order of a court, and opening again, each by two people (access.md 3.5, audit.md 2.10): what stands in the way. */

type Folder = Pick<CaseFile, 'courtSeal' | 'stage'>

/**
 * Why a record can't be sealed now, in words, or undefined where nothing stands in the way. Asked when it is asked for
 * and again when it is confirmed. `unreviewed`: an emergency opening that nobody looked over yet.
 */
export function whyNotSeal(file: Folder, { unreviewed }: { unreviewed: boolean }): string | undefined {
  if (isCourtSealed(file)) return 'It is sealed already.'
  if (!isFinished(file.stage)) return 'It is under way. Close it first: a plan that nobody sees keeps nobody safe.'
  if (unreviewed) return 'It was opened in an emergency, and nobody reviewed that yet. The review comes first.'
  return undefined
}

/** Why a record can't be opened again, in words, or undefined where it can. */
export const whyNotUnseal = (file: Folder): string | undefined =>
  isCourtSealed(file) ? undefined : 'It is not sealed.'

/** Why nobody can ask for it now, in words: one request waits for its second person at a time. */
export const whyNotAsk = ({ courtSeal }: Folder): string | undefined =>
  courtSeal.asked ? 'This was asked for already. Somebody else confirms it.' : undefined

/** Why somebody may not decide what was asked, in words: it is another person than who asked for it. */
export function whyNotConfirmSeal(
  { courtSeal: { asked } }: Folder,
  what: 'seal' | 'unseal',
  by: { userId: string },
): string | undefined {
  if (asked?.what !== what) return 'Nobody asks for this any more.'
  if (asked.by === by.userId) return 'You asked for this. Somebody else confirms it.'
  return undefined
}
