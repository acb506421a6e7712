import { membershipOf } from '#app/domain/file/people.ts'
import type { TeamFacts } from '#app/domain/file/people.ts'
import { InputRefused } from '#app/gates/errors.ts'

/** The names of owner and backup as shown today. Refuses, beside the field, whoever is not on the team. */
export function namesOf(team: TeamFacts, said: { owner: string; backup?: string }, input: unknown) {
  const owner = membershipOf(team, said.owner)
  const backup = said.backup ? membershipOf(team, said.backup) : undefined
  const message = 'Choose somebody on the team. Add them to the team first.'
  if (!owner) throw new InputRefused({ owner: message }, input)
  if (said.backup && !backup) throw new InputRefused({ backup: message }, input)
  return { ownerName: owner.name, backupName: backup?.name }
}
