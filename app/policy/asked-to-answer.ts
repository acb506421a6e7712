import type { CaseFile } from '../domain/case-file.ts'
import type { RecusalFact } from '../domain/file/people.ts'
import type { Day } from '../domain/time.ts'
import { may } from './may.ts'
import type { Actor } from './roles.ts'

/**
 * What somebody may answer of the staff who seem to belong to the student's family: the lead, the chair of the school on
 * the team, and a district lead, each of everybody but themselves (access.md 3.5, 3.6). `file` is the whole folder: a
 * chair who doesn't lead reads the questions, and nothing of why others are kept out.
 */
export function questionsFor(actor: Actor, file: CaseFile, today: Day): RecusalFact[] {
  if (!may(actor, 'recusal.answer', file, today).allow) return []
  return file.recusals.filter(({ state, userId }) => state === 'asked' && userId !== actor.id)
}
