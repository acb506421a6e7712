import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { withdrawEntry } from '#app/features/amend/withdraw-entry.command.server.ts'
import { contact } from '#app/features/contact/contact.entry.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { caseCommand } from '#app/gates/command.ts'
import { recordReminder } from '#app/features/reminder/record-reminder.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { InputRefused, NotPermitted, StaleRecord, TokenReused } from '#app/gates/errors.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const happened = { on: '2026-09-15' } as Parameters<typeof entryOf>[2]
const said = { with: 'staff', who: 'Ms. Cho', why: 'Asked', how: 'phone', reached: 'yes' } as const

/** Judges on what was seen: the test's own, so that only the gate decides. */
const judge = caseCommand({
  name: 'judge',
  input: z.object({ caseId: z.string(), basedOn: z.coerce.number() }),
  permission: 'contact.record',
  caseId: (input) => input.caseId,
  judging: true,
  decide: ({ newId }) => ({ entries: [entryOf(contact, newId('entry'), happened, { base: said })], result: {} }),
})

/** Puts a contact on record, then fails on its second entry. */
const failsHalfway = caseCommand({
  name: 'failsHalfway',
  input: z.object({ caseId: z.string() }),
  permission: 'contact.record',
  caseId: (input) => input.caseId,
  draws: 'case number',
  decide: ({ newId }) => ({
    entries: [
      entryOf(contact, newId('entry'), happened, { base: said }),
      {
        id: newId('entry'),
        kind: 'acknowledged',
        parts: { header: { caseNumber: 'X' } },
        happenedOn: happened.on,
        happenedAt: null,
      },
    ],
    result: {},
  }),
})

onBothEngines('The command gate', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  })
  const entries = (id = caseId) => house.store.read((records) => records.folders.entries(id))
  const freshEvents = async (work: () => Promise<unknown>) => {
    const before = (await house.log()).length
    const error: unknown = await work().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { error, events: (await house.log()).slice(before) }
  }

  it('puts one entry on record with one event and its commitments', async () => {
    const count = (await entries()).length
    const { events } = await freshEvents(() => house.run(recordContact, 'triage', aContact(caseId)))
    const last = (await entries()).at(-1)
    expect(await entries()).toHaveLength(count + 1)
    expect(last).toMatchObject({
      kind: 'contact',
      seq: count + 1,
      recordedBy: house.id('triage'),
      recordedAt: house.clock.now(),
    })
    expect(events).toMatchObject([
      {
        act: 'contact.recorded',
        obj: { t: 'case', id: caseId },
        out: 'allow',
        why: 'rule:member',
        scope: house.id('ACE'),
      },
    ])
    expect(events[0]?.st).toMatchObject([
      { t: 'entry', id: last?.id },
      { t: 'part:base', id: last?.id },
    ])
  })

  it('refuses a form beside its field, counts it, and records nothing', async () => {
    const { error, events } = await freshEvents(() => house.run(recordContact, 'triage', aContact(caseId, { who: '' })))
    expect(InputRefused.is(error) && error.errors).toHaveProperty('who')
    expect(events).toEqual([])
    expect(house.runtime.refusedForms.get('recordContact')).toBe(1)
  })

  it('answers alike for a case out of sight and one that does not exist, with exactly one event and the real reason', async () => {
    const count = (await entries()).length
    const foreign = await freshEvents(() => house.run(recordContact, 'outsider', aContact(caseId)))
    const absent = await freshEvents(() => house.run(recordContact, 'outsider', aContact('cas_none')))
    for (const { error } of [foreign, absent]) expect(error).toMatchObject({ name: 'NotPermitted', status: 404 })
    expect((foreign.error as Error).message).toBe((absent.error as Error).message)
    expect(foreign.events).toMatchObject([
      { act: 'refused', out: 'deny', why: 'rule:the folder is out of sight', obj: { id: caseId } },
    ])
    expect(absent.events).toMatchObject([{ act: 'refused', out: 'deny', why: 'rule:no such folder' }])
    expect(await entries()).toHaveLength(count)
  })

  it('asks for the right before the form is judged: what cannot be read gets the answer of what can', async () => {
    const counted = house.runtime.refusedForms.get('recordContact')
    for (const sent of [{}, { ...aContact(caseId), who: '', said: 7 }]) {
      const { error, events } = await freshEvents(() => house.run(recordContact, 'outsider', { ...sent, caseId }))
      expect(error).toMatchObject({ name: 'NotPermitted', status: 404 })
      expect(events).toMatchObject([{ act: 'refused', why: 'rule:the folder is out of sight', obj: { id: caseId } }])
    }
    const nowhere = await freshEvents(() => house.run(recordContact, 'outsider', {}))
    expect(nowhere.error).toMatchObject({ name: 'NotPermitted', status: 404 })
    const house403 = await freshEvents(() => house.run(disableUser, 'member', {}))
    expect(house403.error).toMatchObject({ name: 'NotPermitted', status: 403 })
    expect(house403.events).toMatchObject([{ act: 'refused', obj: { t: 'command', id: 'disableUser' } }])
    expect(house.runtime.refusedForms.get('recordContact')).toBe(counted)
    expect(house.runtime.refusedForms.get('disableUser')).toBeUndefined()
  })

  it('answers 403 where the table says that existence is no secret', async () => {
    await expect(house.run(disableUser, 'member', { userId: house.id('outsider'), reason: 'x' })).rejects.toMatchObject(
      { status: 403 },
    )
  })

  it('stops at a broken rule in its words, with exactly one event', async () => {
    const { error, events } = await freshEvents(() => house.run(acknowledgeReport, 'lead', { caseId }))
    expect(error).toMatchObject({ name: 'RuleBroken', message: 'This report has already been opened by somebody.' })
    expect(events).toMatchObject([{ act: 'ruleBroken', out: 'deny', why: 'rule:stage', obj: { id: caseId } }])
  })

  it('leaves nothing of a command that fails halfway: no entry, no event, no number', async () => {
    const count = (await entries()).length
    const reported = await house.folder({ opened: false })
    const { error, events } = await freshEvents(() => house.run(failsHalfway, 'triage', { caseId }))
    expect(RuleBroken.is(error)).toBe(true)
    expect(events).toMatchObject([{ act: 'ruleBroken' }])
    expect(await entries()).toHaveLength(count)
    await house.run(acknowledgeReport, 'triage', { caseId: reported })
    const row = await house.store.read((records) => records.index.row(reported))
    expect(row?.caseNumber).toBe('RA-26-0002')
  })

  it('draws numbers from their counters, reports from R-1001', async () => {
    const rows = await house.store.read((records) => records.index.row(caseId))
    expect(rows).toMatchObject({ reportNumber: 'R-1001', caseNumber: 'RA-26-0001' })
  })

  describe('with a token', () => {
    it('puts a double click on record once and answers both with the first result', async () => {
      const count = (await entries()).length
      const [first, second] = await Promise.all(
        [1, 2].map(() => house.run(recordContact, 'triage', aContact(caseId), { token: 'double' })),
      )
      expect(second).toEqual(first)
      expect(await entries()).toHaveLength(count + 1)
    })

    it('puts two sendings of one form on record twice when the tokens differ', async () => {
      const count = (await entries()).length
      for (const token of ['one', 'two']) await house.run(recordContact, 'triage', aContact(caseId), { token })
      expect(await entries()).toHaveLength(count + 2)
    })

    it('refuses other content, another person and another command under the same token', async () => {
      await house.run(recordContact, 'triage', aContact(caseId), { token: 'mine' })
      const others = [
        house.run(recordContact, 'triage', aContact(caseId, { who: 'Somebody else' }), { token: 'mine' }),
        house.run(recordContact, 'lead', aContact(caseId), { token: 'mine' }),
        house.run(acknowledgeReport, 'triage', { caseId }, { token: 'mine' }),
      ]
      for (const other of await Promise.allSettled(others)) {
        expect(other).toMatchObject({ status: 'rejected' })
        if (other.status === 'rejected') expect(TokenReused.is(other.reason)).toBe(true)
      }
    })

    it('keeps neither the token nor anything by which the input could be guessed', async () => {
      await house.run(recordContact, 'triage', aContact(caseId), { token: 'secret-token' })
      expect(await house.store.read((records) => records.tokens.find('secret-token'))).toBeUndefined()
    })

    it('authorises a replay again', async () => {
      const elsewhere = await house.folder()
      await house.run(recordContact, 'lead', aContact(elsewhere), { token: 'replayed' })
      await house.run(disableUser, 'administrator', { userId: house.id('lead'), reason: 'left' })
      await expect(house.run(recordContact, 'lead', aContact(elsewhere), { token: 'replayed' })).rejects.toMatchObject({
        name: 'NotPermitted',
        rule: 'the account is not in use',
      })
    })
  })

  describe('between people', () => {
    it('lets one of two judgements on the same state win, and names to the other what arrived', async () => {
      const file = await house.folder()
      const basedOn = (await entries(file)).length
      const judges = ['triage', 'onCall'] as const
      const both = await Promise.allSettled(judges.map((who) => house.run(judge, who, { caseId: file, basedOn })))
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = both.find((one) => one.status === 'rejected')?.reason as StaleRecord
      expect(StaleRecord.is(lost)).toBe(true)
      const won = judges[both.findIndex((one) => one.status === 'fulfilled')]
      expect(lost.arrived).toMatchObject([{ sentence: 'Contact with Ms. Cho: reached.', by: `Test ${won}` }])
      expect((await house.log()).at(-1)).toMatchObject({ act: 'ruleBroken', why: 'rule:stale' })
      await house.run(judge, 'triage', { caseId: file, basedOn: basedOn + 1 })
    })

    it('lets a reminder stand in nobody’s way', async () => {
      const file = await house.folder()
      const proposed = await house.run(proposeOutcome, 'onCall', {
        caseId: file,
        outcome: 'emergency',
        rationale: 'A rifle on the bed, and a day named.',
        basedOn: (await entries(file)).length,
      })
      const basedOn = (await entries(file)).length
      const about = `confirm:${proposed.entryId}`
      await house.run(recordReminder, 'onCall', { caseId: file, about })
      await house.run(confirmOutcome, 'triage', { caseId: file, proposalEntryId: proposed.entryId, basedOn })
      expect((await house.log()).map(({ act }) => act)).toContain('reminder.recorded')
    })

    it('names to nobody their own later entries, and only those of others when both arrived', async () => {
      const file = await house.folder()
      const basedOn = (await entries(file)).length
      await house.run(recordContact, 'triage', aContact(file))
      await house.run(judge, 'triage', { caseId: file, basedOn })
      await house.run(recordContact, 'onCall', aContact(file))
      const refused = house.run(judge, 'triage', { caseId: file, basedOn })
      await expect(refused).rejects.toMatchObject({ name: 'StaleRecord', arrived: [{ by: 'Test onCall' }] })
    })

    it('asks a judgement that does not say what it is based on to be sent again', async () => {
      await expect(house.run(judge, 'triage', { caseId, basedOn: Number.NaN })).rejects.toMatchObject({
        name: 'InputRefused',
      })
    })

    it('never makes adding conflict', async () => {
      const file = await house.folder()
      const before = (await entries(file)).length
      await Promise.all([1, 2, 3].map(() => house.run(recordContact, 'triage', aContact(file))))
      expect((await entries(file)).map((entry) => entry.seq)).toEqual(
        Array.from({ length: before + 3 }, (_, n) => n + 1),
      )
    })

    it('asks for the right in the transaction of the effect: taken away while the command prepares, nothing is written', async () => {
      const file = await house.folder()
      const slow = caseCommand({
        ...judge,
        name: 'slow',
        judging: false,
        prepare: async () => {
          await house.run(disableUser, 'administrator', { userId: house.id('triage'), reason: 'left' })
        },
      })
      const count = (await entries(file)).length
      await expect(house.run(slow, 'triage', { caseId: file, basedOn: 1 })).rejects.toSatisfy(NotPermitted.is)
      expect(await entries(file)).toHaveLength(count)
    })
  })

  it('lets nobody withdraw what somebody else recorded', async () => {
    const file = await house.folder({ opened: false })
    await house.run(acknowledgeReport, 'onCall', { caseId: file })
    const { entryId } = await house.run(recordContact, 'onCall', aContact(file))
    await expect(house.run(withdrawEntry, 'districtLead', { caseId: file, entryId, reason: 'wrong' })).rejects.toThrow()
    await house.run(withdrawEntry, 'onCall', { caseId: file, entryId, reason: 'wrong case' })
  })
})
