import { describe, expect, it } from 'vitest'
import { day } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { recordReminder } from '#app/features/reminder/record-reminder.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { sinceToday } from '#app/features/work/my-work.query.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { acknowledgedCase } from '#tests/factories/screening.ts'

const loaded = { takers: [], team: { chair: { id: 'usr_lead', name: 'Test lead' }, principals: [] } }
const emergency = { outcome: 'emergency', rationale: 'A rifle on the bed, and a day named.' }
const opened = () => acknowledgedCase().play(proposeOutcome, emergency, { as: 'onCall', loaded })
const aboutOf = (on: TestCase) => `confirm:${on.file.triage.proposals.at(-1)?.entryId ?? ''}`
const remind = (on: TestCase, now = '2026-09-16T04:40:00.000Z') =>
  on.play(recordReminder, { about: aboutOf(on) }, { as: 'onCall', now })
const rows = (on: TestCase) => workItems(on.file, { profile, calendar }).filter(({ id }) => id.includes(aboutOf(on)))

describe('recordReminder', () => {
  it('refuses a form that names nothing', () => {
    expect(inputOf(recordReminder, { caseId: 'cas_x' }).errors).toHaveProperty('about')
  })

  it('is for whoever waits, and for nobody else', () => {
    const on = opened()
    expect(on.allows(asUser('outsider'), recordReminder)).toBe(false)
    expect(on.allows(asUser('auditor'), recordReminder)).toBe(false)
    expect(() => decide(recordReminder, on, { about: aboutOf(on) }, { as: 'triage' })).toThrow('Only whoever waits')
  })

  it('is refused where nothing waits, and once the second person has confirmed', () => {
    expect(() => decide(recordReminder, aCase('triage'), { about: 'confirm:ent_x' })).toThrow('Nothing waits')
    const on = opened()
    const proposalEntryId = on.file.triage.proposals.at(-1)?.entryId
    const confirmed = on.play(confirmOutcome, { proposalEntryId }, { as: 'triage', loaded: [] })
    expect(() => decide(recordReminder, confirmed, { about: aboutOf(on) }, { as: 'onCall' })).toThrow('Nothing waits')
  })

  it('records one entry, which stands in the rows of whoever is asked and of whoever waits', () => {
    const on = remind(opened())
    expect(on.file.reminders).toMatchObject([{ by: 'usr_onCall', byName: 'Test onCall' }])
    expect(on.file.timeline.at(-1)?.kind).toBe('reminder')
    const [asked] = rows(on)
    expect(asked?.why).toMatch(/^Test onCall reminds you, Tue 15 Sep, 9:40 pm · /)
    expect(rows(on).find(({ form }) => form === 'waiting')?.why).toMatch(/, reminded Tue 15 Sep, 9:40 pm$/)
    expect(sinceToday(asked!, day('2026-09-15'))).toMatch(/^Test onCall reminds you, 9:40 pm · /)
    expect(sinceToday(asked!, day('2026-09-16'))).toContain('Tue 15 Sep, 9:40 pm')
  })

  it('is recorded at most once an hour', () => {
    const on = remind(opened())
    expect(() => remind(on, '2026-09-16T05:39:00.000Z')).toThrow('You reminded them at 9:40 pm.')
    expect(remind(on, '2026-09-16T05:40:00.000Z').file.reminders).toHaveLength(2)
  })
})
