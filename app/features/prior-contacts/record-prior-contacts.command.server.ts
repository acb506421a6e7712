import { entryOf } from '#app/domain/entry.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import type { Stage } from '#app/domain/stages.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { priorContactsInput, priorSearch } from './prior-contacts.entry.ts'
import { contactsInSight } from '#app/gates/contacts-in-sight.server.ts'
import type { PriorContact } from '#app/gates/contacts-in-sight.server.ts'

/**
 * Searches for earlier contacts of the student as identified now, and puts the result on record: what was found, with
 * the role, or that a record exists. For an unknown author there is nobody to search for; that too is a result.
 */
export const recordPriorContacts = caseCommand({
  name: 'recordPriorContacts',
  input: priorContactsInput,
  permission: 'triage.record',
  caseId: (input) => input.caseId,
  load: async ({ records, actor, caseFile, today }): Promise<PriorContact[]> => {
    const personId = caseFile.student?.personId
    return personId ? contactsInSight(records, actor, { personId, exceptCase: caseFile.id, today }) : []
  },
  decide: ({ input, loaded, caseFile, now, calendar, newId }) => {
    const seen = loaded.flatMap((one) => (one.seen ? [one] : []))
    const entry = entryOf(priorSearch, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        forEntryId: caseFile.student?.entryId,
        result: seen.length > 0 ? 'found' : loaded.length > 0 ? 'record exists' : 'none',
        found: seen.map(({ role, stage, since }) => ({ role, what: whatItWas(stage, since) })),
        elsewhere: input.elsewhere,
      },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})

/** In words that lead back to nobody: "a closed case, 2026". */
function whatItWas(stage: Stage, since: string | null): string {
  const what = isScreening(stage) ? 'a screening' : isFinished(stage) ? 'a closed case' : 'an open case'
  return since ? `${what}, ${since.slice(0, 4)}` : what
}
