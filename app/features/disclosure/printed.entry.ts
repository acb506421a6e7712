import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { id, wholeNumber } from '#app/domain/fields.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { localMomentSchema } from '#app/domain/time.ts'

const printed = {
  disclosureId: id('Choose what was printed.'),
  pages: wholeNumber(1, 9999, 'Give the number of pages, as the last one says.'),
}
export const printedInput = z.object({ caseId: z.string(), happened: localMomentSchema, ...printed })

/** What was made for somebody was printed: how many pages it had, as the paper says. */
export const disclosurePrinted = defineKind({
  kind: 'disclosure-printed',
  version: 1,
  event: 'disclosure.printed',
  group: 'disclosure',
  parts: { base: z.strictObject({ ...printed, name: z.string() }) },
  amend: 'never',
  apply: (file, entry) => {
    const { disclosureId, pages } = entry.parts.base
    const fact = { pages, at: happenedOf(entry).happened, entryId: entry.id }
    const disclosures = file.shared.disclosures.map((one) =>
      one.root === disclosureId ? { ...one, printed: fact } : one,
    )
    return { ...file, shared: { ...file.shared, disclosures } }
  },
  sentence: ({ base: said }) =>
    `What was made for ${said.name} was printed: ${said.pages} ${said.pages === 1 ? 'page' : 'pages'}.`,
  examples: { 1: { base: { disclosureId: 'ent_example', pages: 14, name: 'Ms. Ito' } } },
})
