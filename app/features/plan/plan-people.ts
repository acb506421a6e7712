import { onTeam } from '#app/domain/file/people.ts'
import type { TeamFacts } from '#app/domain/file/people.ts'
import type { Day } from '#app/domain/time.ts'
import { InputRefused } from '#app/gates/errors.ts'

/** Somebody by name who carries out actions of a plan without being on the team: a campus monitor of the school. */
export interface Monitor {
  id: string
  name: string
  title: string
}

/** The names of owner and backup as shown today. Refuses, beside the field, whoever is neither on the team nor a monitor. */
export function namesOf(
  team: TeamFacts,
  monitors: readonly Monitor[],
  said: { owner: string; backup?: string },
  { input, today }: { input: unknown; today: Day },
) {
  const nameOf = (id: string) => onTeam(team, id, today)?.name ?? monitors.find((one) => one.id === id)?.name
  const ownerName = nameOf(said.owner)
  const backupName = said.backup ? nameOf(said.backup) : undefined
  const message = 'Choose somebody on the team, or a campus monitor of the school. Add others to the team first.'
  if (!ownerName) throw new InputRefused({ owner: message }, input)
  if (said.backup && !backupName) throw new InputRefused({ backup: message }, input)
  return { ownerName, backupName }
}
