import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { healthInput, healthNote } from './health.entry.ts'

/** Puts a health note on record, sealed; only the summary is for the team. */
export const recordHealth = caseCommand({
  name: 'recordHealth',
  input: healthInput,
  permission: 'health.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, note, ...base } = input
    const parts = { base, health: { note } }
    const entry = entryOf(healthNote, newId('entry'), toMoment(happened, calendar.zone), parts)
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
