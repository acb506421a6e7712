import { lookActs, openingAct, personLook } from '../../domain/look-acts.ts'
import type { Look } from '../../domain/looks.ts'
import { readLeaf } from './leaf.ts'

const acts: readonly string[] = lookActs

/**
 * A leaf as a look at a folder or at a person, or undefined where it is none. With `queries`, as one of these pages
 * instead, such as the searches for people.
 */
export function readLook(body: string, queries?: readonly string[]): Look | undefined {
  const leaf = readLeaf(body)
  if (!leaf || leaf.actor.k !== 'user') return undefined
  const refused = leaf.act === 'refused'
  const opens = leaf.act === openingAct
  if (!refused && !opens && !acts.includes(leaf.act)) return undefined
  const { t, id, sec = '', opn, n } = leaf.obj
  const look = {
    at: leaf.ts,
    who: leaf.actor.id,
    rule: leaf.why.replace(/^rule:/, ''),
    refused,
    times: refused ? (n ?? 1) : 1,
    opens,
    emergency: leaf.out === 'break_glass' ? (opn ?? id) : null,
  }
  if (queries) return queries.includes(id) ? { ...look, caseId: null, personId: null } : undefined
  if (t === 'case') return { ...look, caseId: id, personId: null }
  if (id !== personLook) return undefined
  const personId = sec.split(', ').find((part) => part.startsWith('per_'))
  return personId ? { ...look, caseId: null, personId } : undefined
}
