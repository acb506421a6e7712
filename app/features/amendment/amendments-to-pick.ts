import type { CaseFile } from '#app/domain/case-file.ts'
import type { AmendmentFact } from '#app/domain/file/disclosures.ts'

const asked = (which: (one: AmendmentFact) => boolean) => (file: CaseFile) => ({
  amendments: file.shared.amendments
    .filter(which)
    .map(({ root, name, aboutWords }) => ({ value: root, label: name, hint: aboutWords })),
})

/** The requests that nobody decided yet. */
export const toDecide = asked(({ decided }) => decided === null)
/** The requests that were refused: of these a hearing is held, and a statement written. */
export const toState = asked(({ decided }) => decided?.answer === 'refused')
