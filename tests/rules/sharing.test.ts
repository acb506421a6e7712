import { describe, expect, it } from 'vitest'
import { clocks } from '#app/domain/clocks.ts'
import { longDayWords } from '#app/domain/time.ts'
import { canShare } from '#app/domain/sharing.ts'
import { bases } from '#app/domain/sharing-bases.ts'
import { matterIds, reasonIds, recipientIds } from '#app/domain/sharing-words.ts'
import { sharingTable } from '#app/domain/sharing-table.ts'
import type { Matter, Reason, Recipient } from '#app/domain/sharing-words.ts'
import { day, plusWeekdays } from '#app/domain/time.ts'
import { withheldAsWhole } from '#app/domain/withheld.ts'
import { endDisclosure, recordEmergencyDisclosure } from '#app/features/disclosure/record-emergency.command.server.ts'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { decideAmendment, recordAmendment } from '#app/features/amendment/record-amendment.command.server.ts'
import { recordInspection, recordInspectionShown } from '#app/features/inspection/record-inspection.command.server.ts'
import { othersMask } from '#app/policy/mask-names.ts'
import { aCase, calendar, decide, profile, refusalOf } from '#tests/factories/case.ts'

const every = recipientIds.flatMap((to) =>
  reasonIds.flatMap((why) =>
    matterIds.flatMap((what) => [true, false].map((consented) => ({ to, why, what, consented }))),
  ),
)
const sealed: readonly Matter[] = ['health', 'reporter', 'law', 'juvenile', 'counsel']
const happened = { day: '2026-09-15', time: '09:30' }
const emergency = {
  happened,
  threat: 'Said that it ends on Monday, and has a rifle at home.',
  to: 'police',
  name: 'Deputy Whitfield',
  told: 'Where he lives.',
  purpose: 'To find him before school.',
  endsOn: '2026-09-22',
}

describe('may it be shared', () => {
  it.each([
    // who, why, what, answer, basis
    ['police', 'danger', 'record', 'yes', 'emergency'],
    ['target', 'danger', 'need', 'yes', 'emergency'],
    ['other', 'danger', 'need', 'yes', 'emergency'],
    ['provider', 'danger', 'need', 'yes', 'emergency'],
    ['staff', 'danger', 'need', 'yes', 'official'],
    ['police', 'duty', 'record', 'yes', 'threat-report'],
    ['child-protection', 'duty', 'need', 'yes', 'child-report'],
    ['police', 'work', 'record', 'no', null],
    ['police', 'other', 'plan', 'no', null],
    ['police', 'order', 'record', 'counsel', 'order'],
    ['police', 'consent', 'record', 'yes', 'consent'],
    ['staff', 'work', 'plan', 'yes', 'official'],
    ['staff', 'other', 'record', 'no', null],
    ['outside', 'work', 'record', 'yes', 'official'],
    ['outside', 'other', 'record', 'no', null],
    ['school', 'transfer', 'record', 'yes', 'transfer'],
    ['school', 'other', 'record', 'no', null],
    ['parent', 'inspection', 'record', 'yes', 'parent'],
    ['parent', 'other', 'plan', 'yes', 'parent'],
    ['parent', 'inspection', 'health', 'counsel', null],
    ['parent', 'inspection', 'others', 'no', null],
    ['parent', 'danger', 'reporter', 'no', null],
    ['provider', 'consent', 'record', 'yes', 'consent'],
    ['provider', 'consent', 'health', 'no', null],
    ['target', 'other', 'record', 'no', null],
    ['target', 'danger', 'others', 'yes', 'emergency'],
    ['court', 'order', 'record', 'counsel', 'order'],
    ['court', 'order', 'reporter', 'counsel', 'order'],
    ['probation', 'work', 'record', 'counsel', 'juvenile'],
    ['other', 'other', 'record', 'no', null],
    ['immigration', 'order', 'record', 'counsel', null],
  ] as const)('%s, %s, %s: %s', (to, why, what, answer, basis) => {
    expect(canShare({ to, why, what, consented: true })).toMatchObject({ answer, basis })
  })

  it('asks for a consent on record before it says yes to what the parent agreed to', () => {
    const asked = { to: 'provider', why: 'consent', what: 'plan' } as const
    expect(canShare({ ...asked, consented: true })).toMatchObject({ answer: 'yes', basis: 'consent' })
    expect(canShare({ ...asked, consented: false })).toMatchObject({ answer: 'no', basis: null })
  })

  it('has an answer to every question, each with the law or rule behind it and what to do', () => {
    for (const asked of every) {
      const said = canShare(asked)
      expect(said.cite, JSON.stringify(asked)).not.toBe('')
      expect(said.answer === 'yes' ? said.conditions.length : (said.instead ?? '').length).toBeGreaterThan(0)
      if (said.answer === 'yes') expect(said.basis).not.toBeNull()
    }
  })

  it('never says yes to what is sealed', () => {
    const yes = every.filter((asked) => sealed.includes(asked.what) && canShare(asked).answer === 'yes')
    expect(yes).toEqual([])
  })

  it('never stops anybody from telling what keeps somebody safe (P1)', () => {
    const refused = recipientIds.filter(
      (to) => to !== 'immigration' && canShare({ to, why: 'danger', what: 'need', consented: false }).answer !== 'yes',
    )
    expect(refused).toEqual([])
  })

  it('gives an immigration agency nothing, whatever it says', () => {
    const given = every.filter((asked) => asked.to === 'immigration' && canShare(asked).answer === 'yes')
    expect(given).toEqual([])
  })

  it('needs every line of its table', () => {
    const used = new Set(every.map((asked) => sharingTable.find((row) => fits(row, asked))))
    expect(sharingTable.filter((row) => !used.has(row))).toEqual([])
  })

  it('names a law for every basis', () => {
    for (const { label, cite } of Object.values(bases)) expect([label, cite].every((one) => one.length > 5)).toBe(true)
  })
})

const fits = (
  row: (typeof sharingTable)[number],
  { to, why, what }: { to: Recipient; why: Reason; what: Matter },
): boolean =>
  (row.to === 'anybody' || row.to.includes(to)) &&
  (row.why === 'any' || row.why.includes(why)) &&
  (row.what === 'any' || row.what.includes(what))

describe('what is left out', () => {
  it.each([
    ['health', {}, 'H'],
    ['history', { source: 'counseling' }, 'H'],
    ['history', { source: 'law-enforcement' }, 'L'],
    ['history', { source: 'discipline' }, null],
    ['police-told', {}, 'L'],
    ['target', {}, 'O'],
    ['interview', { role: 'witness' }, 'O'],
    ['interview', { role: 'target' }, 'O'],
    ['interview', { role: 'student-k5' }, null],
    ['recusal', {}, 'T'],
    ['disclosure', {}, 'T'],
    ['contact', {}, null],
    ['report', {}, null],
  ] as const)('%s %o', (kind, base, reason) => {
    expect(withheldAsWhole(kind, base)).toBe(reason)
  })

  it('names others by initials, and leaves the student’s own name', () => {
    const file = {
      ...aCase('inquiry').file,
      student: { ...aCase('inquiry').file.student, name: 'Leo Marchetti' },
      targets: [{ kind: 'student', name: 'Oliver Pham', entryId: 'ent_1' }],
      inquiry: {
        interviews: [{ role: 'witness', with: 'Mia Marchetti, a classmate' }],
        visits: [],
        history: {},
        files: [],
      },
    } as never
    const mask = othersMask(file, ['Ruth Ng'])
    expect(mask('Leo Marchetti hit Oliver; Mia, a classmate, told Ruth.')).toBe(
      'Leo Marchetti hit O.; M., a classmate, told R..',
    )
  })
})

describe('an emergency', () => {
  const told = aCase('inquiry').play(recordEmergencyDisclosure, emergency)

  it('needs the threat, who, what, why and until when, and nothing else', () => {
    const asked = Object.keys(refusalOf(recordEmergencyDisclosure, aCase('inquiry'), {}))
    expect(asked.sort()).toEqual(['endsOn', 'happened', 'name', 'purpose', 'threat', 'to', 'told'])
    const before = { ...emergency, endsOn: '2026-09-14' }
    expect(refusalOf(recordEmergencyDisclosure, aCase('inquiry'), before)).toHaveProperty('endsOn')
  })

  it.each(['reported', 'triage', 'screened_out', 'inquiry', 'managing', 'closed'] as const)(
    'is recorded at the stage %s',
    (stage) => {
      expect(decide(recordEmergencyDisclosure, aCase(stage), emergency).entries).toHaveLength(1)
    },
  )

  it('is asked about when its day is over, until it is renewed or ended, also once the case is closed', () => {
    const due = (file: Parameters<typeof clocks>[0]) =>
      clocks(file, { profile, calendar }).filter((one) => one.clock === 'emergency-sharing' && one.stopped === null)
    expect(due(told.file).map(({ dueOn }) => dueOn)).toEqual(['2026-09-22'])
    const [first] = told.file.shared.disclosures
    const renewed = told.play(recordEmergencyDisclosure, { ...emergency, endsOn: '2026-09-29', renews: first?.root })
    expect(due(renewed.file).map(({ dueOn }) => dueOn)).toEqual(['2026-09-29'])
    const end = { disclosureId: first?.root, endedOn: '2026-09-15', how: 'The rifle is with the sheriff.' }
    const over = told.play(endDisclosure, end)
    expect(due(over.file)).toEqual([])
    expect(() => decide(endDisclosure, over, end)).toThrow('over already')
    expect(refusalOf(endDisclosure, told, { ...end, disclosureId: 'ent_none' })).toHaveProperty('disclosureId')
    expect(refusalOf(endDisclosure, told, { ...end, endedOn: '2026-12-01' })).toHaveProperty('endedOn')
    expect(due({ ...told.file, stage: 'closed' })).toHaveLength(1)
  })
})

describe('recording that something was shared', () => {
  const said = {
    happened,
    to: 'school',
    name: 'Ms. Ito',
    why: 'transfer',
    what: 'plan',
    told: 'The plan.',
    how: 'spoken',
  }

  it('takes what was told whatever the table says, and marks what has no basis', () => {
    const basis = (more: object) =>
      decide(recordDisclosure, aCase('inquiry'), { ...said, ...more }, { loaded: null }).entries[0]?.parts.base
    expect(basis({})).toMatchObject({ basis: 'transfer' })
    const danger = { to: 'police', why: 'danger', threat: 'Said that it ends on Monday.', endsOn: '2026-09-22' }
    expect(basis(danger)).toMatchObject({ basis: 'emergency', threat: danger.threat, endsOn: danger.endsOn })
    expect(basis({ why: 'other' })).toMatchObject({ basis: 'unsettled' })
    expect(basis({ why: 'other', agreed: 'Counsel, today' })).toMatchObject({ basis: 'counsel' })
  })

  it('asks for what was told or given, for a consent to rest on, and for who agreed before anything is made', () => {
    const refused = (more: object) =>
      refusalOf(recordDisclosure, aCase('inquiry'), { ...said, ...more }, { loaded: null })
    expect(refused({ told: '' })).toHaveProperty('told')
    expect(Object.keys(refused({ to: 'police', why: 'danger' })).sort()).toEqual(['endsOn', 'threat'])
    expect(refused({ why: 'consent', entries: ['ent_1'] })).toHaveProperty('consentId')
    expect(refused({ why: 'other', entries: ['ent_1'] })).toHaveProperty('agreed')
    expect(refused({ entries: ['ent_1'] })).toHaveProperty('entries')
  })
})

describe('a request to change the record', () => {
  it('is never decided by whoever wrote what is meant', () => {
    const talked = aCase('inquiry').play(recordEmergencyDisclosure, emergency, { as: 'lead' })
    const [line] = talked.file.timeline
    const request = { happened, name: 'Ana', about: line?.root, wrong: 'It was not so.', wants: 'The truth.' }
    const asked = talked.play(recordAmendment, request, { as: 'member', loaded: talked.file.timeline })
    const answer = { requestId: asked.file.shared.amendments[0]?.root, answer: 'refused', because: 'Heard by two.' }
    expect(() => decide(decideAmendment, asked, answer, { as: 'lead' })).toThrow('Somebody else than you')
    expect(decide(decideAmendment, asked, answer, { as: 'districtLead' }).entries).toHaveLength(1)
    expect(refusalOf(decideAmendment, asked, { ...answer, requestId: 'ent_none' })).toHaveProperty('requestId')
  })
})

describe('a parent who asks to see the record', () => {
  const request = {
    happened,
    name: 'Ana Marchetti',
    relation: 'parent',
    identity: 'Known to the office.',
    wants: 'All.',
  }
  const asked = aCase('inquiry').play(recordInspection, request)
  const [first] = asked.file.shared.inspections
  const dues = (file: Parameters<typeof clocks>[0]) =>
    clocks(file, { profile, calendar }).filter(({ clock }) => clock.startsWith('inspection-'))

  it('waits five weekdays by the state’s law and 45 days by the federal one, in the holidays too', () => {
    expect(dues(asked.file).map(({ dueOn }) => dueOn)).toEqual(['2026-09-22', '2026-10-30'])
    expect(longDayWords(plusWeekdays(day('2026-12-18'), 5))).toBe('25 Dec 2026')
    expect(plusWeekdays(day('2026-09-19'), 5)).toBe('2026-09-25')
  })

  it('is answered once, by somebody who saw it after asking', () => {
    const seen = { happened, requestId: first?.root, to: 'Ana Marchetti', how: 'together' }
    const done = asked.play(recordInspectionShown, seen)
    expect(dues(done.file).every(({ metAt }) => metAt !== null)).toBe(true)
    expect(() => decide(recordInspectionShown, done, seen)).toThrow('answered already')
    expect(refusalOf(recordInspectionShown, asked, { ...seen, requestId: 'ent_none' })).toHaveProperty('requestId')
    const early = { ...seen, happened: { day: '2026-09-14', time: '09:00' } }
    expect(refusalOf(recordInspectionShown, asked, early)).toHaveProperty(['happened.day'])
  })
})
