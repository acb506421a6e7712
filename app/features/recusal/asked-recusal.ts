import type { CaseFile } from '#app/domain/case-file.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import type { RecusalFact } from '#app/domain/file/people.ts'
import { NotPermitted } from '#app/gates/errors.ts'

/** The recusal that an address or a form names. Throws `NotPermitted` where there is none: a 404. */
export function namedRecusal(file: Pick<CaseFile, 'recusals'>, recusalId: unknown): RecusalFact {
  const found = file.recusals.find(({ entryId }) => entryId === recusalId)
  if (!found) throw new NotPermitted('no such recusal')
  return found
}

/** Nobody judges whether they are kept out themselves. */
export function refuseOwn({ userId }: RecusalFact, actor: { id: string }): void {
  if (userId === actor.id) throw new RuleBroken('Somebody else answers this, because it is about you.', 'recusal')
}
