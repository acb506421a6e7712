import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { farDays, givesBack } from '#app/domain/removal-days.ts'
import { schoolDaysOf } from '#app/domain/school-calendar.ts'
import { localOf, toMoment } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import { endInterimInput, interim, interimEnded, interimInput, measureWords } from './interim.entry.ts'

/**
 * Puts an interim measure on record. Accepted at every stage (P1, P2); the school days away are counted now, none in a
 * summer program or on a weekend. A correction that lets the student back on days to come is a return to school: the same
 * is asked as before one.
 */
export const recordInterim = caseCommand({
  name: 'recordInterim',
  input: interimInput,
  permission: 'interim.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, caseFile, actor, loaded, profile, newId, now, calendar, correcting, overrideRoles }) => {
    const { caseId: _case, override, happened, ...said } = input
    const { keepsAway, from, until } = said
    const before = caseFile.interim.find(({ root }) => root === correcting?.root)?.owner
    if (said.owner && said.owner !== before) takerOf(loaded, said.owner, { field: 'owner', input })
    const today = localOf(now, calendar.zone).day
    const far = farDays(said, today)
    if (Object.keys(far).length > 0) throw new InputRefused(far, input)
    const days = keepsAway === 'yes' && from && until ? schoolDaysOf(calendar, from, until) : []
    const entry = entryOf(interim, newId('entry'), toMoment(happened, calendar.zone), { base: { ...said, days } })
    const { whoseDecision = null } = said
    const corrected = caseFile.interim.map((one) =>
      one.root === correcting?.root ? { ...one, keepsAway: keepsAway === 'yes', whoseDecision, days } : one,
    )
    const context = { actor, now, calendar, profile }
    const went = givesBack(caseFile, { interim: corrected }, today)
      ? requireNothingMissing(caseFile, 'return-to-school', context, override, overrideRoles)
      : null
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id, days },
    }
  },
})

/**
 * Ends an interim measure, with a reason. Ending one that keeps the student away says on which day they are back; sooner
 * than it was to last, that is a return to school in a case, and the same is asked as before a return (P1, P8, P15). A
 * parent who ends their own decision is never stopped.
 */
export const endInterim = caseCommand({
  name: 'endInterim',
  input: endInterimInput,
  permission: 'interim.record',
  caseId: (input) => input.caseId,
  judging: ({ input, caseFile, today }) => givesBack(caseFile, endedOf(caseFile, input), today),
  decide: ({ input, caseFile, actor, now, profile, newId, calendar, correcting, overrideRoles }) => {
    const { caseId: _case, basedOn: _seen, override, happened, ...said } = input
    const measure = caseFile.interim.find((one) => one.root === said.interimId)
    if (!measure) throw new InputRefused({ interimId: 'Choose a measure of this case.' }, input)
    if (measure.ended && measure.ended.entryId !== correcting?.entryId)
      throw new RuleBroken('This measure has already ended.', 'P14')
    if (measure.keepsAway && !said.backOn) {
      throw new InputRefused({ backOn: 'Give the first day back at school.' }, input)
    }
    if (said.backOn && measure.from && said.backOn < measure.from) {
      throw new InputRefused({ backOn: 'The first day back is before the first day away.' }, input)
    }
    const name = measureWords[measure.kind as keyof typeof measureWords] ?? measure.kind
    const base = { ...said, name }
    const context = { actor, now, calendar, profile }
    const went = givesBack(caseFile, endedOf(caseFile, said), localOf(now, calendar.zone).day)
      ? requireNothingMissing(caseFile, 'return-to-school', context, override, overrideRoles)
      : null
    const entry = entryOf(interimEnded, newId('entry'), toMoment(happened, calendar.zone), { base })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id },
    }
  },
})

/** The measures as they are once one of them has ended. */
const endedOf = (file: CaseFile, { interimId, backOn }: { interimId: string; backOn?: Day }) => ({
  interim: file.interim.map((one) => {
    if (one.root !== interimId) return one
    const end = { at: one.happened, entryId: one.entryId, reason: '', backOn: backOn ?? null }
    return { ...one, ended: one.ended ? { ...one.ended, backOn: backOn ?? null } : end }
  }),
})
