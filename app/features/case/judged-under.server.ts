import { readInForce } from '#app/domain/in-force.ts'
import type { EntryId } from '#app/domain/ids.ts'
import { profileById } from '#app/domain/profiles/published.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { whoTable } from '#app/policy/who-table.ts'

/** Most events of one folder that are gone through; a case that runs for years has a few hundred entries. */
const most = 5_000

/**
 * Under which rule each entry was put on record, and which profile and tables of rights were in force then, in words:
 * from its event.
 */
export async function judgedUnder({
  caseFile,
  records,
}: Pick<CaseQueryWork<unknown>, 'caseFile' | 'records'>): Promise<ReadonlyMap<EntryId, string>> {
  const under = new Map<EntryId, string>()
  for (const { body } of await records.audit.recordedIn(caseFile.id, most)) {
    const leaf = readLeaf(body)
    if (leaf) for (const { t, id } of leaf.st ?? []) if (t === 'entry') under.set(id, wordsOf(leaf))
  }
  return under
}

/** "Leads the case. Profile: California default, version 1, as set then (9c2e1f). Table of rights: 4." */
function wordsOf({ why, pol }: { why: string; pol: string }): string {
  const rule = why.replace(/^rule:/, '')
  const about = (whoTable as Readonly<Record<string, { about: string } | undefined>>)[rule]?.about ?? rule
  const inForce = readInForce(pol)
  if (!inForce) return `${about}.`
  const { policy, profile } = inForce
  const which = profile
    ? `Profile: ${nameOf(profile.id)}, version ${profile.version}, with the district’s numbers of then (${profile.mark}).`
    : 'Which profile was in force was not noted yet.'
  return `${about}. ${which} Table of rights: ${policy}.`
}

/** What a profile is called; its id where this version carries it no more. */
function nameOf(id: string): string {
  try {
    return profileById(id).name
  } catch (error) {
    if (error instanceof RangeError) return id
    throw error
  }
}
