import type { CaseFile } from '#app/domain/case-file.ts'
import { partyWords } from '#app/domain/consents.ts'
import { longDayWords } from '#app/domain/time.ts'
import type { Choices } from '#app/ui/form/design.ts'

/** The consents that nobody took back, as a form offers them. */
export const consentsToPick = (file: CaseFile): Choices => ({
  consents: file.shared.consents
    .filter(({ ended }) => !ended)
    .map((one) => ({
      value: one.root,
      label: `${one.name}, for ${partyWords(one)}`,
      hint: `signed ${longDayWords(one.signedOn)}, until ${longDayWords(one.until)}`,
    })),
})
