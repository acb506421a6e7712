import type { CaseFile } from '../domain/case-file.ts'
import type { RecusalFact } from '../domain/file/people.ts'
import { leadWhoAnswers } from '../domain/recusal.ts'
import type { Day } from '../domain/time.ts'
import { may } from './may.ts'
import type { Actor } from './roles.ts'

/**
 * What somebody may answer of the staff who seem to belong to the student's family: the lead, the chair of the school on
 * the team, and a district lead, each of everybody but themselves (access.md 3.5, 3.6). A chair of the school who is not
 * on the team only where no lead can answer, so that nothing waits for want of somebody to ask, and nobody from outside
 * learns who is related to a student where the team itself says so. `file` is the whole folder: a chair who doesn't lead
 * reads the questions, and nothing of why others are kept out.
 */
export function questionsFor(actor: Actor, file: CaseFile, today: Day): RecusalFact[] {
  if (!may(actor, 'recusal.answer', file, today).allow) return []
  const outside = !mayAnswerAny(actor, file, today)
  return file.recusals
    .filter(({ state, userId }) => state === 'asked' && userId !== actor.id)
    .filter((one) => !outside || leadWhoAnswers(file, one) === null)
}

/** Whether somebody may answer every question in a folder but those about themselves: not a chair off its team. */
export function mayAnswerAny(actor: Actor, file: CaseFile, today: Day): boolean {
  const verdict = may(actor, 'recusal.answer', file, today)
  return verdict.allow && verdict.rule !== 'chair of the school'
}
