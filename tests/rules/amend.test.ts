import { describe, expect, it } from 'vitest'
import { withdrawEntry } from '#app/features/amend/withdraw-entry.command.server.ts'
import { correctEntry } from '#app/features/case/correct-entry.command.server.ts'
import { corrections } from '#app/features/case/corrections.server.ts'
import { registry } from '#app/features/entries.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { recordInterim } from '#app/features/interim/record-interim.command.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { recordOrder } from '#app/features/order/record-order.command.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { day } from '#app/domain/time.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'
import { whole } from '#tests/factories/judged.ts'
import type { TestCase, Who } from '#tests/factories/case.ts'

const note = { happened: { day: '2027-03-01', time: '07:00' }, about: 'patrol', text: 'Gate 1' }

const activeUser = (id: string) => ({ id, name: id, disabledAt: null })

/** What the gate's `load` would bring, for an entry without files. */
async function loadedFor(on: TestCase, input: Record<string, unknown>, as: Who, sealed: string[] = []) {
  const parts = sealed.map((compartment) => ({ compartment, body: null }))
  const nobody = () => Promise.resolve([])
  const records = {
    folders: { entries: () => Promise.resolve([{ id: input.entryId, parts }]) },
    district: { triageGroup: nobody, onDuty: nobody },
    users: { allGrants: nobody, byIds: (ids: string[]) => Promise.resolve(ids.map(activeUser)) },
  }
  const today = day('2027-03-01')
  const asked = { input: { caseId: on.file.id, ...input }, records, actor: asUser(as), caseFile: on.file, today }
  return correctEntry.load?.(asked as never)
}

async function correct(on: TestCase, input: Record<string, unknown>, as: Who = 'lead', sealed: string[] = []) {
  return on.play(correctEntry, input, { as, loaded: await loadedFor(on, input, as, sealed) })
}

describe('correctEntry', () => {
  const noted = aCase('managing').play(recordNote, note)
  const entryId = noted.file.timeline.at(-1)?.entryId ?? ''

  it('makes a new version at the entry’s place; both stay', async () => {
    const later = noted.play(recordNote, { ...note, text: 'Something else' })
    const after = await correct(later, { ...note, entryId, text: 'Gate 2' })
    expect(after.entries).toHaveLength(3)
    expect(after.file.notes.map((one) => one.text)).toEqual(['Gate 2', 'Something else'])
    expect(after.file.timeline.filter((line) => line.kind === 'note')[0]).toMatchObject({ versions: 2 })
  })

  it('judges the correction by the rules of its kind, beside the field', async () => {
    await expect(loadedFor(noted, { ...note, entryId, text: '' }, 'lead')).rejects.toMatchObject({
      errors: { text: expect.any(String) },
    })
  })

  it('is for the person who recorded it', async () => {
    await expect(loadedFor(noted, { ...note, entryId }, 'member')).rejects.toThrow('Somebody else recorded this')
    await expect(loadedFor(noted, { ...note, entryId: 'ent_else' }, 'lead')).rejects.toThrow(NotPermitted)
    expect(noted.allows(asUser('outsider'), correctEntry)).toBe(false)
    expect(noted.allows(asUser('auditor'), correctEntry)).toBe(false)
  })

  it('is not stopped by what the entry itself did', async () => {
    const order = { happened: note.happened, kind: 'gvro-emergency', issuedOn: '2027-02-25', expiresOn: '2027-03-18' }
    const first = aCase('managing').at('2027-03-17T17:00:00.000Z').play(recordOrder, order)
    const replaces = first.file.orders[0]?.root
    const second = { ...order, kind: 'gvro-after-hearing', issuedOn: '2027-03-16', expiresOn: '2028-03-16', replaces }
    const both = first.play(recordOrder, second)
    const after = await correct(both, { ...second, entryId: both.file.orders[1]?.entryId, number: '27-118' })
    expect(after.file.orders).toMatchObject([{ replacedBy: both.file.orders[1]?.root }, { number: '27-118' }])
  })

  it('leaves out no sealed part that the person can’t read', async () => {
    const said = { happened: note.happened, about: 'session', note: 'Sealed words' }
    const health = aCase('managing').play(recordHealth, said, { as: 'counselor' })
    const id = health.file.timeline.at(-1)?.entryId
    const after = await correct(health, { ...said, entryId: id, summary: 'Weekly' }, 'counselor', ['health'])
    expect(after.file.timeline.at(-1)?.sentence).toContain('Weekly')
    const withdrawn = noted.play(recordNote, note, { as: 'member' })
    const noteId = withdrawn.file.timeline.at(-1)?.entryId
    await expect(correct(withdrawn, { ...note, entryId: noteId }, 'member', ['health'])).rejects.toThrow('sealed part')
  })

  it('knows only kinds that may be amended', () => {
    for (const kind of Object.keys(corrections)) expect(registry.find(kind)?.amend, kind).toBe('yes')
  })
})

describe('what keeps the student away', () => {
  const away = {
    happened: { day: '2027-02-26', time: '07:00' },
    kind: 'stay-home',
    what: 'Until the team has met.',
    whoseDecision: 'district',
    from: '2027-02-26',
    until: '2027-03-04',
  }
  const kept = aCase('inquiry').at('2027-03-01T17:00:00.000Z').play(recordInterim, away)
  const entryId = kept.file.interim[0]?.entryId ?? ''
  const asked = 'Not yet: return to school. Missing: weapon access'

  it('lets nobody back by a correction without what a return asks for (P1, P8, P15)', async () => {
    for (const change of [{ until: '2027-03-01' }, { whoseDecision: 'parent' }, { kind: 'other', keepsAway: 'no' }]) {
      const words = change.kind ? { what: 'A talk each morning.' } : {}
      await expect(correct(kept, { ...away, ...change, ...words, entryId })).rejects.toThrow(asked)
    }
    const start = aCase('inquiry').at('2027-03-01T17:00:00.000Z')
    const answered = start.with(whole(start.file)).play(recordInterim, away)
    const shorter = { ...away, until: '2027-03-01', entryId: answered.file.interim[0]?.entryId ?? '' }
    expect((await correct(answered, shorter)).file.removalDays).toEqual(['2027-02-26', '2027-03-01'])
  })

  it('is corrected freely where nobody comes back by it: longer, in the past, in a screening', async () => {
    const longer = await correct(kept, { ...away, until: '2027-03-05', entryId })
    expect(longer.file.removalDays).toHaveLength(6)
    const later = kept.at('2027-03-08T17:00:00.000Z')
    expect((await correct(later, { ...away, until: '2027-03-01', entryId })).file.removalDays).toHaveLength(2)
    const screening = aCase('triage').at('2027-03-01T17:00:00.000Z').play(recordInterim, away)
    const one = screening.file.interim[0]?.entryId ?? ''
    expect((await correct(screening, { ...away, until: '2027-03-01', entryId: one })).file.removalDays).toHaveLength(2)
  })

  it('is gone on without by a district lead alone, with a reason that stays beside the new version', async () => {
    const lead = aCase('inquiry').at('2027-03-01T17:00:00.000Z').play(recordInterim, away, { as: 'districtLead' })
    const override = { reason: 'The mother brings him; asked at the door.' }
    const said = { ...away, until: '2027-03-01', entryId: lead.file.interim[0]?.entryId ?? '', override }
    const after = await correct(lead, said, 'districtLead')
    expect(after.file.overrides).toMatchObject([
      { step: 'return-to-school', decisionEntryId: after.file.interim[0]?.entryId },
    ])
  })

  it('is not withdrawn without it either', () => {
    const wrong = { entryId, reason: 'Not needed.' }
    expect(() => decide(withdrawEntry, kept, wrong)).toThrow(asked)
    const later = kept.at('2027-03-08T17:00:00.000Z')
    expect(later.after(withdrawEntry, wrong).removalDays).toEqual([])
  })
})

describe('withdrawEntry', () => {
  const noted = aCase('managing').play(recordNote, note)
  const entryId = noted.file.timeline.at(-1)?.entryId ?? ''

  it('needs a reason', () => {
    expect(inputOf(withdrawEntry, { caseId: 'cas_x', entryId, reason: '' }).errors).toHaveProperty('reason')
  })

  it('takes the entry out of the file; both versions stay on record', () => {
    const after = noted.play(withdrawEntry, { entryId, reason: 'Meant for another case.' })
    expect(after.file.notes).toEqual([])
    expect(after.entries).toHaveLength(2)
  })

  it('is for the person who recorded it, in a case they may amend', () => {
    expect(() => decide(withdrawEntry, noted, { entryId, reason: 'x' }, { as: 'second' })).toThrow('Somebody else')
    expect(noted.allows(asUser('outsider'), withdrawEntry)).toBe(false)
  })
})
