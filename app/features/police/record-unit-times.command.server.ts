import { entryOf } from '#app/domain/entry.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import type { LocalMoment } from '#app/domain/time.ts'
import { notThen, yearsBack } from '#app/domain/happened.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { policeDecided, policeTold } from './police.entry.ts'
import { unitTimesInput } from './unit-times-input.ts'

/**
 * Puts on record when a police unit was sent and was there, for a report that the dispatcher entered: that police were
 * told, and what they did. At every stage (P1, P17).
 */
export const recordUnitTimes = caseCommand({
  name: 'recordUnitTimes',
  input: unitTimesInput,
  permission: 'police.units',
  caseId: (input) => input.caseId,
  decide: ({ input, actor, now, newId, calendar: { zone } }) => {
    const { unit, agency, incident, sent, arrived } = input
    const asked: [string, LocalMoment][] = [
      ['sent', sent],
      ...(arrived ? [['arrived', arrived] as [string, LocalMoment]] : []),
    ]
    for (const [field, moment] of asked) {
      const wrong = notThen(moment, { now, zone }, yearsBack.received)
      if (wrong) throw new InputRefused({ [`${field}.${wrong.field}`]: wrong.message }, input)
    }
    const [from, there] = [toMoment(sent, zone), arrived && toMoment(arrived, zone)]
    if (there && (there.at && from.at ? there.at < from.at : there.on < from.on)) {
      throw new InputRefused({ 'arrived.time': 'This is before it was sent.' }, input)
    }
    const told = entryOf(policeTold, newId('entry'), from, {
      base: { whom: unit, agency, how: 'message', what: 'A unit was sent.', incident, toldBy: actor.name, files: [] },
    })
    const came = there
      ? [entryOf(policeDecided, newId('entry'), there, { base: { what: `${unit} is at the scene.`, agency } })]
      : []
    const entries: [NewEntry, ...NewEntry[]] = [told, ...came]
    return { entries, result: { entryId: told.id } }
  },
})
