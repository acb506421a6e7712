import { entryOf } from '#app/domain/entry.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { momentNow, toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { interview, interviewInput, readStatementInput, statementRead } from './interview.entry.ts'
import { isStudent } from './prompts.ts'

/** A need is known when the interviewer says so, or the review of special education found one. */
const needsKnown = (said: { needs?: string }, file: CaseFile): boolean =>
  said.needs === 'yes' || file.inquiry.history['special-education']?.found === 'something'

/**
 * Puts an interview on record, at every stage (P2). A student with a known need and no accommodation is saved all the
 * same, and the case page says so to whoever wrote it. What was said about self-harm goes into the sealed health part.
 */
export const recordInterview = caseCommand({
  name: 'recordInterview',
  input: interviewInput,
  permission: 'interview.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, selfHarm, ...said } = input
    const missing = isStudent(said.role) && !said.notDone && needsKnown(said, caseFile) && !said.accommodations
    const base = { ...said, ...(missing && { accommodationMissing: 'yes' as const }) }
    const parts = selfHarm ? { base, health: { selfHarm } } : { base }
    const entry = entryOf(interview, newId('entry'), toMoment(happened, calendar.zone), parts)
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** "I have read this": a statement of a teacher or anybody else, in the version that stands now (R7). */
export const readStatement = caseCommand({
  name: 'readStatement',
  input: readStatementInput,
  permission: 'interview.read',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, now, newId, calendar }) => {
    const known = caseFile.inquiry.interviews.find((one) => one.root === input.interviewId)
    if (!known) throw new InputRefused({ interviewId: 'This statement is not in this case.' }, input)
    const base = { interviewId: known.root, version: known.entryId }
    const entry = entryOf(statementRead, newId('entry'), momentNow(now, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
