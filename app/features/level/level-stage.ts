import type { CaseFile } from '#app/domain/case-file.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { isScreening } from '#app/domain/stages.ts'

/** Why a folder takes no level now, and where that is changed, relative to `/cases/:id/`. */
export interface NoLevelHere {
  heading: string
  todo: string
  way: { label: string; place: string }
}

/**
 * Why no level can be set here, or null where one can: a level belongs to an open case. A screening has none (P9), a
 * closed case is reopened first. The commands refuse by it, the pages say it in place of their form.
 */
export function noLevelHere(file: CaseFile): NoLevelHere | null {
  if (file.stage === 'closed') {
    return {
      heading: 'This case is closed.',
      todo: 'Reopen it first: any member can, alone.',
      way: { label: 'Reopen', place: 'reopen' },
    }
  }
  if (file.stage === 'merged') {
    return {
      heading: 'This report is joined to another case.',
      todo: 'Its level of concern is set there.',
      way: { label: 'Take this report out again', place: 'unjoin' },
    }
  }
  if (!isScreening(file.stage)) return null
  return {
    heading: 'A screening has no level of concern.',
    todo: 'Open a case first.',
    way: { label: 'To the screening', place: 'triage' },
  }
}

/** Refuses a level where the folder takes none. */
export function requireOpenCase(file: CaseFile): void {
  const none = noLevelHere(file)
  if (none) throw new RuleBroken(`${none.heading} ${none.todo}`, 'stage')
}
