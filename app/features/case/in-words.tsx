import type { ReactNode } from 'react'
import { inWordsOf } from '#app/domain/concern-words.ts'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import { WordsContext } from '#app/ui/words.ts'
import type { Say } from '#app/ui/words.ts'

const ofAnAdult: Say = (thing) => inWordsOf('adult', thing)
const ofAStudent: Say = (thing) => thing

/** How a page of a folder speaks of whoever it is about. */
export const sayOf = ({ adult }: Pick<Identity, 'adult'>): Say => (adult ? ofAnAdult : ofAStudent)

/** What stands on a page of a folder, in words that fit whoever it is about. */
export function InWords({ of, children }: { of: Pick<Identity, 'adult'>; children: ReactNode }) {
  return <WordsContext.Provider value={sayOf(of)}>{children}</WordsContext.Provider>
}
