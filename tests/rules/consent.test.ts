import { describe, expect, it } from 'vitest'
import { clocks } from '#app/domain/clocks.ts'
import { consentRefusal, consentsFor } from '#app/domain/consents.ts'
import { plusMinutes, instantAt, day } from '#app/domain/time.ts'
import { isShown } from '#app/domain/work/work-item.ts'
import { workItems } from '#app/domain/work-items.ts'
import { endConsent, recordConsent } from '#app/features/consent/record-consent.command.server.ts'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { aCase, calendar, decide, profile, refusalOf } from '#tests/factories/case.ts'

const nothing = { files: [] }
const said = {
  ...{ name: 'Ana Marchetti', relation: 'parent', identity: 'Known to the office.', signedOn: '2026-09-10' },
  ...{ how: 'paper', to: 'provider', party: 'Dr. Amin', organisation: 'Valley Counseling', covers: ['need', 'plan'] },
  ...{ records: 'The plan.', purpose: 'For the sessions.', until: '2026-12-18' },
}
const agreed = aCase('inquiry').play(recordConsent, said, { loaded: nothing })
const [consent] = agreed.file.shared.consents
if (!consent) throw new Error('no consent')
const happened = { day: '2026-09-15', time: '09:30' }
const back = { happened, consentId: consent.root, how: 'taken-back', by: 'Ana Marchetti, by phone' }
const given = { to: 'provider', name: 'Dr. Amin', organisation: 'Valley Counseling', what: 'plan' } as const
const then = { on: day('2026-09-15') }

describe('a written consent', () => {
  it('says who gave it, which records, what for, to whom and until when', () => {
    const asked = Object.keys(refusalOf(recordConsent, aCase('inquiry'), {}, { loaded: nothing }))
    expect(asked.sort()).toEqual(
      [
        'covers',
        'how',
        'identity',
        'name',
        'party',
        'purpose',
        'records',
        'relation',
        'signedOn',
        'to',
        'until',
      ].sort(),
    )
    const refused = (more: object) =>
      refusalOf(recordConsent, aCase('inquiry'), { ...said, ...more }, { loaded: nothing })
    expect(refused({ until: '2026-09-09' })).toHaveProperty('until')
    expect(refused({ signedOn: '2027-01-01', until: '2027-02-01' })).toHaveProperty('signedOn')
    expect(refused({ everybody: 'yes' })).toHaveProperty('everybody')
    expect(refused({ replaces: 'ent_none' })).toHaveProperty('replaces')
    expect(refused({ to: 'immigration' })).toHaveProperty('to')
    expect(refused({ covers: ['health'] })).toHaveProperty('covers')
    expect(refused({ files: ['fil_none'] })).toHaveProperty('files')
  })

  it.each(['reported', 'triage', 'screened_out', 'inquiry', 'managing', 'closed'] as const)(
    'is recorded at the stage %s',
    (stage) => {
      expect(decide(recordConsent, aCase(stage), said, { loaded: nothing }).entries).toHaveLength(1)
    },
  )

  it.each([
    // what is given, whether it may be
    [{}, null],
    [{ name: 'dr amin', organisation: 'VALLEY  counseling' }, null],
    [{ name: 'Dr. Amin', organisation: undefined }, 'for Dr. Amin, Valley Counseling'],
    [{ name: 'Dr. Lee' }, 'for Dr. Amin, Valley Counseling'],
    [{ to: 'school' }, 'for Dr. Amin, Valley Counseling'],
    [{ what: 'record' }, 'doesn’t say that this may be given'],
  ] as const)('lets %o be given: %s', (more, no) => {
    const refusal = consentRefusal(consent, { ...given, ...more }, then)
    if (no === null) expect(refusal).toBeNull()
    else expect(refusal).toContain(no)
  })

  it('for a class of parties is for each of them', () => {
    const all = { ...consent, party: {} }
    expect(consentRefusal(all, { ...given, name: 'Anybody' }, then)).toBeNull()
    expect(consentRefusal(all, { ...given, to: 'school' }, then)).toContain('therapists')
  })

  it('counts from the day it was signed to its last day', () => {
    const on = (text: string) => consentRefusal(consent, given, { on: day(text) })
    expect([on('2026-09-10'), on('2026-12-18')]).toEqual([null, null])
    expect(on('2026-09-09')).toContain('after that')
    expect(on('2026-12-19')).toBe('This consent ended on 18 Dec 2026.')
  })

  it('lets nothing be given once it was taken back, and what was given before stays', () => {
    const over = agreed.play(endConsent, back)
    const [ended] = over.file.shared.consents
    if (!ended) throw new Error('no consent')
    const at = (time: string) => ({ on: day('2026-09-15'), at: instantAt(day('2026-09-15'), time, calendar.zone) })
    expect(consentRefusal(ended, given, at('09:29'))).toBeNull()
    expect(consentRefusal(ended, given, at('09:30'))).toContain('taken back on 15 Sep 2026')
    expect(consentRefusal(ended, given, { on: day('2026-09-15') })).toContain('taken back')
    expect(consentsFor(over.file.shared.consents, { to: 'provider', what: 'plan', on: day('2026-09-16') })).toEqual([])
    expect(() => decide(endConsent, over, back)).toThrow('taken back already')
    expect(refusalOf(endConsent, agreed, { ...back, consentId: 'ent_none' })).toHaveProperty('consentId')
    const early = { ...back, happened: { day: '2026-09-09', time: '09:00' } }
    expect(refusalOf(endConsent, agreed, early)).toHaveProperty(['happened.day'])
  })

  it('that was put on record by mistake never counted', () => {
    const over = agreed.play(endConsent, { ...back, how: 'mistake' })
    const [none] = over.file.shared.consents
    expect(none && consentRefusal(none, given, { on: day('2026-09-11') })).toContain('by mistake')
  })
})

describe('what is shared by a consent', () => {
  const shared = {
    ...{ happened, to: 'provider', name: 'Dr. Amin', organisation: 'Valley Counseling', why: 'consent' },
    ...{ what: 'plan', told: 'The plan.', how: 'spoken', consentId: consent.root },
  }
  const by = (more: object, on = agreed) =>
    decide(recordDisclosure, on, { ...shared, ...more }, { loaded: null }).entries[0]?.parts.base
  const refused = (more: object, on = agreed) =>
    refusalOf(recordDisclosure, on, { ...shared, ...more }, { loaded: null })

  it('names the consent that it rests on', () => {
    expect(by({})).toMatchObject({
      basis: 'consent',
      consentId: consent.root,
      consent: 'Ana Marchetti, a parent, signed 10 Sep 2026',
    })
  })

  it('is refused beside the consent where that is for somebody else, over, or of another case', () => {
    expect(refused({ name: 'Dr. Lee' }).consentId).toContain('for Dr. Amin')
    expect(refused({ consentId: 'ent_none' }).consentId).toContain('of this case')
    expect(refused({ what: 'record' }).consentId).toContain('doesn’t say')
    const over = agreed.play(endConsent, { ...back, happened: { day: '2026-09-15', time: '09:00' } })
    expect(refused({}, over).consentId).toContain('taken back')
    expect(by({ happened: { day: '2026-09-14', time: '10:00' } }, over)).toMatchObject({ basis: 'consent' })
  })

  it('without one is recorded all the same, as not settled (P1)', () => {
    expect(by({ consentId: '' })).toMatchObject({ basis: 'unsettled' })
    expect(by({ consentId: '', agreed: 'Counsel, today' })).toMatchObject({ basis: 'counsel' })
  })

  it('has its end announced 14 days before, to whoever leads the case, once something rests on it', () => {
    const ending = (file: typeof agreed.file) =>
      workItems(file, { profile, calendar }).filter(({ id }) => id.includes(':consent-ending:'))
    expect(ending(agreed.file)).toEqual([])
    const used = agreed.play(recordDisclosure, shared, { loaded: null })
    const [row] = ending(used.file)
    if (!row) throw new Error('no row')
    expect(row).toMatchObject({
      dueOn: '2026-12-18',
      href: expect.stringContaining(`?replaces=${consent.root}`) as string,
    })
    const alarm = instantAt(day('2026-12-04'), '00:00', calendar.zone)
    expect([plusMinutes(alarm, -1), alarm].map((now) => isShown(row, now))).toEqual([false, true])
    expect(isShown(row, instantAt(day('2026-12-19'), '08:00', calendar.zone))).toBe(false)
    expect(ending(used.play(endConsent, back).file)).toEqual([])
    const newer = used.play(recordConsent, { ...said, replaces: consent.root }, { loaded: nothing })
    expect(ending(newer.file)).toEqual([])
    expect(
      clocks({ ...used.file, stage: 'closed' }, { profile, calendar }).some(({ clock }) => clock === 'consent-ending'),
    ).toBe(true)
  })
})
