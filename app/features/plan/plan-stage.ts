import type { CaseFile } from '#app/domain/case-file.ts'
import { onlyInOpenCase } from '#app/domain/not-here.ts'
import type { NotHere } from '#app/domain/not-here.ts'

/** Why no plan can be started here, or null where one can. The command refuses by it, the page says it in place of its form. */
export const noPlanHere = (file: CaseFile): NotHere | null =>
  onlyInOpenCase(file, {
    there: 'Its plan is made there.',
    screening: {
      heading: 'A screening has no plan.',
      todo: 'Record an interim measure.',
      way: { label: 'Record an interim measure', place: 'interim/new' },
    },
  })
