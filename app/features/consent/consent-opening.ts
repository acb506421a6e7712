import type { CaseQueryWork } from '#app/gates/query.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/** One that takes the place of another begins with what that one says, but for its days. */
export function consentOpening({ caseFile, input, bodies }: Work): FormObject {
  const before = caseFile.shared.consents.find(({ root }) => root === input.replaces)
  if (!before) return typeof input.to === 'string' ? { to: input.to } : {}
  const { name, relation, to, party, organisation, covers, records, purpose } = (bodies.get(before.entryId)?.base ??
    {}) as FormObject
  return { name, relation, to, party, organisation, covers, records, purpose, replaces: before.root }
}

/** The consent that the page's address names is chosen beforehand. */
export const endConsentOpening = ({ input }: Work): FormObject => ({
  consentId: typeof input.which === 'string' ? input.which : undefined,
})
