import type { CaseFile } from '#app/domain/case-file.ts'
import { whenInWords } from '#app/domain/dates-in-words.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { isRecused } from '#app/domain/file/people.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { emergencySpan, isSuspended, mayBreakGlass, unreviewedOf } from '#app/policy/break-glass.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import { sightOf } from '#app/policy/sight.ts'
import { startInput } from './emergency-input.ts'
import { foldersAsked, running } from './find-folder.server.ts'

const unknown =
  'No case that you can open in an emergency fits this. Check the number, or the student’s full name and school.'
const several = 'More than one case fits. Give the case number, or the student’s number.'

/**
 * Opens a folder that is not one's own, to read it for an hour (access.md 3.7). What is not there, and what one may not
 * open, answer alike. Who works on the case already is led to it, and nothing is opened.
 */
export const startBreakGlass = command({
  name: 'startBreakGlass',
  input: startInput,
  permission: 'breakGlass.start',
  refusal: 'breakGlass.refused',
  handle: async ({ input, actor, records, now, calendar, newId, newSalt, fileOf, openings }) => {
    if (actor.kind !== 'user') throw new NotPermitted('only a person opens a case', 403)
    const own = await records.access.openingsOf(actor.id)
    if (isSuspended(own, now)) {
      throw new RuleBroken(
        'You can’t open a case in an emergency now: an earlier opening of yours was not reviewed in time. Ask a district lead to review it. In danger, call 911 and whoever is on duty.',
        'suspended until reviewed',
      )
    }
    const { day: today } = localOf(now, calendar.zone)
    const found = await foldersAsked(records, fileOf, input)
    const worksOn = (file: CaseFile) => {
      const sight = sightOf(actor, file, today)
      return sight !== null && sight.reason !== 'break-glass' && !isListedOnly(sight.reason)
    }
    const fitting = running(found.filter((file) => worksOn(file) || mayBreakGlass(actor, file)))
    const field = input.number ? 'number' : 'student'
    const [file] = fitting
    if (!file || fitting.length > 1) {
      throw new InputRefused(
        { [field]: file ? several : unknown },
        input,
        undefined,
        undefined,
        whyNot(found, actor.id),
      )
    }
    const object = { t: 'case', id: file.id }
    if (worksOn(file)) {
      return {
        result: { caseId: file.id, already: true },
        events: [{ act: 'breakGlass.refused', object, outcome: 'deny', why: 'rule:on the case already' }],
      }
    }
    const earlier = unreviewedOf(own, file.id)
    if (earlier) {
      const when = whenInWords(earlier.startedAt, now, calendar.zone)
      throw new InputRefused(
        {
          [field]: `You opened this case in an emergency (${when}). Somebody else reviews that before you open it again.`,
        },
        input,
        undefined,
        undefined,
        { rule: 'not renewed before it was reviewed', caseId: file.id },
      )
    }
    const opening = {
      id: newId('opening'),
      userId: actor.id,
      caseId: file.id,
      kind: 'break-glass' as const,
      code: input.code,
      reason: input.reason,
      startedAt: now,
      ...emergencySpan(calendar, now),
      reviewedAt: null,
      reviewedBy: null,
      verdict: null,
      note: null,
      salt: newSalt(),
    }
    await openings.keep(opening)
    return {
      result: { caseId: file.id, already: false },
      events: [
        {
          act: 'breakGlass.started',
          object: { ...object, opening: opening.id },
          outcome: 'break_glass',
          sealed: { code: input.code, reason: input.reason },
          rows: [rowChange('opening', opening.id, undefined, opening)],
        },
      ],
    }
  },
})

/** Why nothing was opened, for the log alone. */
function whyNot(found: readonly CaseFile[], userId: string) {
  const [file] = found
  if (!file) return { rule: 'no such folder' }
  if (found.length > 1) return { rule: 'no one folder' }
  return { rule: isRecused(file, userId) ? 'recused' : 'not theirs to open', caseId: file.id }
}
