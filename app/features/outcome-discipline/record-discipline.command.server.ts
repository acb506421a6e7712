import { entryOf } from '#app/domain/entry.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { daysInARow, farDays } from '#app/domain/removal-days.ts'
import { schoolDaysOf } from '#app/domain/school-calendar.ts'
import { localOf, toMoment } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { discipline, disciplineInput, keepsAway } from './discipline.entry.ts'

/** Records what discipline came of it, or why there was none. Days without school are no days away. */
export const recordDiscipline = caseCommand({
  name: 'recordDiscipline',
  input: disciplineInput,
  permission: 'outcome.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar, profile, correcting }) => {
    const { caseId: _case, happened, ...said } = input
    const far = farDays(said, localOf(now, calendar.zone).day)
    if (Object.keys(far).length > 0) throw new InputRefused(far, input)
    const away = said.result === 'measure' && said.measure !== undefined && keepsAway.includes(said.measure)
    const days = away && said.from && said.until ? schoolDaysOf(calendar, said.from, said.until) : []
    if (away && said.from && said.until && days.length === 0) {
      throw new InputRefused({ until: 'There is no school on these days.' }, input)
    }
    if (said.measure === 'suspension' && !said.longer) {
      const earlier = caseFile.outcomes.discipline.filter((one) => one.suspension && one.root !== correcting?.root)
      const run = daysInARow(
        calendar,
        days,
        earlier.flatMap((one) => one.days),
      )
      requireWithinLimit(days, run, profile, input)
    }
    const base =
      said.result === 'none' ? { result: said.result, none: said.none, days } : { ...said, none: undefined, days }
    const entry = entryOf(discipline, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id, days: days.length } }
  },
})

/** One suspension lasts no longer than the profile says, also in a row with another, unless a reason is written down. */
function requireWithinLimit(days: readonly Day[], run: readonly Day[], profile: Profile, input: unknown): void {
  const { suspensionDays, basis } = profile.removal
  if (run.length <= suspensionDays) return
  const these =
    run.length > days.length
      ? `With the suspension beside it these are ${run.length} school days in a row.`
      : `These are ${run.length} school days.`
  const message = `${these} One suspension lasts at most ${suspensionDays} (${basis.text}). Shorten it, or say why it is longer.`
  throw new InputRefused({ longer: message }, input)
}
