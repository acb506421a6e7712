import { timeOfDay } from '#app/domain/dates-in-words.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow, plusMinutes } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { reminderMinutes } from '#app/domain/work/reminded.ts'
import { caseCommand } from '#app/gates/command.ts'
import { reminder, reminderInput } from './reminder.entry.ts'

/** Reminds whoever is asked for a second name, by a line in their row, at most once an hour. Only whoever waits may. */
export const recordReminder = caseCommand({
  name: 'recordReminder',
  input: reminderInput,
  permission: 'task.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar, profile }) => {
    const waiting = `${caseFile.id}:waiting:${input.about}`
    const row = workItems(caseFile, { profile, calendar }).find(({ id }) => id === waiting)
    if (!row) throw new RuleBroken('Nothing waits for somebody else here any more.', 'reminder')
    if (row.owner !== actor.id) throw new RuleBroken('Only whoever waits for it can remind.', 'reminder')
    const last = caseFile.reminders.findLast(({ about }) => about === input.about)
    if (last && plusMinutes(last.at, reminderMinutes) > now) {
      const at = timeOfDay(last.at, calendar.zone)
      throw new RuleBroken(`You reminded them at ${at}. Once an hour is enough; if it can’t wait, call.`, 'reminder')
    }
    const entry = entryOf(reminder, newId('entry'), momentNow(now, calendar.zone), {
      base: { about: input.about, what: row.what, byName: actor.name },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
