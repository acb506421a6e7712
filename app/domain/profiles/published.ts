import { profile as caDefault } from './ca-default.ts'
import type { Profile } from './profile.ts'

/** The published profiles that a district may choose from. */
const published: readonly Profile[] = [caDefault]

/** The profile of a new district. */
export const standardProfile: Profile = caDefault

/** A published profile; throws a RangeError for an id that this version of Offramp does not carry. */
export function profileById(id: string): Profile {
  const found = published.find((profile) => profile.id === id)
  if (!found) throw new RangeError(`This version of Offramp carries no profile called ${id}`)
  return found
}
