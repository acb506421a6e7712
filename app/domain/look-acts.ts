import type { HouseAct } from './events.ts'

/** Events by which something about a child left: what the list of unusual looks is made from. */
export const lookActs = ['viewed', 'printed', 'file.downloaded'] as const satisfies readonly HouseAct[]
/** The page of a person of the roster, and the pages that find one, as the log names them. */
export const personLook = 'personPage'
export const peopleSearches = ['findPeople', 'findStudents'] as const
