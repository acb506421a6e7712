import type { CaseFile } from '../domain/case-file.ts'
import { isRecused } from '../domain/file/people.ts'
import type { Day } from '../domain/time.ts'
import { isStaffMatter, worksOnTeams } from './roles.ts'
import type { UserActor } from './roles.ts'

/** Somebody in whose place an actor may act in a folder, as that person would stand there. */
export interface InPlaceOf {
  as: UserActor
  /** Last day of standing in. */
  until: Day
}

/**
 * For whom a person may act in a folder (access.md 3.8). Only while they work on teams themselves, never for somebody who
 * is kept out of it, never in a staff matter, and never further: whoever stands in passes nothing on.
 */
export const representedIn = (actor: UserActor, file: CaseFile): InPlaceOf[] =>
  (isStaffMatter(file) || !worksOnTeams(actor) ? [] : actor.standsInFor)
    .filter(({ id }) => !isRecused(file, id))
    .map(({ id, name, grants, triageSchools, onCall, until }) => ({
      until,
      as: { kind: 'user', id, name, grants, triageSchools, onCall, deputyFor: [], openings: [], standsInFor: [] },
    }))
