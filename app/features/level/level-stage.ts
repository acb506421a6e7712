import type { CaseFile } from '#app/domain/case-file.ts'
import { onlyInOpenCase, requireHere } from '#app/domain/not-here.ts'
import type { NotHere } from '#app/domain/not-here.ts'

/**
 * Why no level can be set here, or null where one can: a level belongs to an open case. A screening has none (P9), a
 * closed case is reopened first. The commands refuse by it, the pages say it in place of their form.
 */
export const noLevelHere = (file: CaseFile): NotHere | null =>
  onlyInOpenCase(file, {
    there: 'Its level of concern is set there.',
    screening: {
      heading: 'A screening has no level of concern.',
      todo: 'Open a case first.',
      way: { label: 'To the screening', place: 'triage' },
    },
  })

/** Refuses a level where the folder takes none. */
export const requireOpenCase = (file: CaseFile): void => requireHere(noLevelHere(file))
