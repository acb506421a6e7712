import { describe, expect, it } from 'vitest'
import { emptyCaseFile } from '#app/domain/case-file.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { whomToCall } from '#app/features/report/whom-to-call.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { may } from '#app/policy/may.ts'
import { day } from '#app/domain/time.ts'
import { aCase, asUser, decide, inputOf, schoolId, TestCase } from '#tests/factories/case.ts'
import { kickball, leo, reported, rosterRows } from '#tests/factories/screening.ts'

const today = day('2026-09-15')
const fresh = () => new TestCase(emptyCaseFile('cas_new'), [], aCase('reported').now)
const send = (input: object, loaded: object = rosterRows()) =>
  decide(sendReport, fresh(), { ...kickball, ...input }, { as: 'referrer', loaded })
const partsOf = (decided: { entries: readonly { kind: string; parts: object }[] }, kind: string) =>
  decided.entries.find((entry) => entry.kind === kind)?.parts

const refusal = (run: () => unknown): InputRefused => {
  try {
    run()
  } catch (error) {
    if (InputRefused.is(error)) return error
    throw error
  }
  throw new Error('The form was not refused')
}

describe('sendReport', () => {
  it('asks only for danger, what happened, which student, weapon and where, in the words of the page', () => {
    expect(inputOf(sendReport, {}).errors).toEqual({
      danger: 'Choose an answer. ‘I don’t know’ is fine.',
      what: 'Tell us what happened. A few words are enough.',
      weapon: 'Choose an answer. ‘I don’t know’ is fine.',
      whereNow: 'Choose an answer. ‘I don’t know’ is fine.',
      student: 'Tell us which student. ‘I don’t know the name’ is fine.',
    })
    expect(inputOf(sendReport, { ...kickball, student: '' }).errors).toHaveProperty('student')
    expect(inputOf(sendReport, { ...kickball, exactWords: '', aimedAt: '' }).errors).toEqual({})
    expect(inputOf(sendReport, { ...kickball, student: '', nameNotKnown: 'yes' }).errors).toEqual({})
  })

  it('is for every member of staff, and for nobody without a staff role', () => {
    expect(may(asUser('referrer'), 'report.send', null, today).allow).toBe(true)
    expect(may(asUser('auditor'), 'report.send', null, today).allow).toBe(false)
    expect(may(asUser('administrator'), 'report.send', null, today).allow).toBe(false)
  })

  it('opens a folder in reported, with a report number and without a case number', () => {
    const { file } = reported()
    expect(file).toMatchObject({ stage: 'reported', reportNumber: 'R-1042', caseNumber: null, schoolId })
    expect(file.reports).toMatchObject([
      { channel: 'staff', danger: 'no', weapon: 'no', receivedAt: '2026-09-15T17:22:00.000Z', namesTimeOrTarget: true },
    ])
    expect(file.reports[0]?.exactWords).toBe('I’m going to kill you')
  })

  it('writes who is meant in an identified entry of its own, not confirmed, and nowhere in the report', () => {
    const decided = send({})
    expect(decided.entries.map((entry) => entry.kind)).toEqual(['report', 'identified'])
    expect(JSON.stringify(partsOf(decided, 'report'))).not.toContain('per_leo')
    expect(JSON.stringify(partsOf(decided, 'report'))).not.toContain('Marchetti')
    expect(reported().file.student).toMatchObject({ name: 'Leo Marchetti', personId: 'per_leo', confirmed: false })
  })

  it('seals who reported: the case file holds nothing of it', () => {
    expect(partsOf(send({}), 'report')).toMatchObject({ reporter: { userId: 'usr_referrer', name: 'Test referrer' } })
    expect(reported().entries[0]?.sealed).toEqual(['reporter'])
    expect(JSON.stringify(reported().file.reports)).not.toContain('Test referrer')
  })

  it('says in the open that the reporter asked for confidentiality', () => {
    const decided = send({ confidential: 'yes' })
    expect(partsOf(decided, 'report')).toMatchObject({ base: { confidential: 'yes' } })
  })

  it('asks once which of two students of similar names is meant, and takes “not sure” for an answer', () => {
    const caleb = { ...leo, id: 'per_caleb', name: 'Caleb Strand', grade: '10' }
    const kaleb = { ...leo, id: 'per_kaleb', name: 'Kaleb Strand', grade: '9' }
    const rows = rosterRows([caleb, kaleb])
    const refused = refusal(() => send({ student: 'Caleb Strand' }, rows))
    expect(refused.errors.studentId).toContain('Two students have similar names. Choose by grade')
    expect(refused.offers?.studentId).toEqual([
      { value: 'per_caleb', label: 'Caleb Strand', hint: 'grade 10, Alder Creek' },
      { value: 'per_kaleb', label: 'Kaleb Strand', hint: 'grade 9, Alder Creek' },
      { value: 'unsure', label: 'I’m not sure which' },
    ])
    const unsure = send({ student: 'Caleb Strand', studentId: 'unsure' }, rows)
    expect(partsOf(unsure, 'identified')).toMatchObject({ base: { name: 'Caleb Strand', confirmed: false } })
    expect(JSON.stringify(unsure.entries)).not.toContain('per_')
    const chosen = { ...rows, students: { chosen: kaleb, matches: [] } }
    expect(partsOf(send({ student: 'Caleb Strand', studentId: 'per_kaleb' }, chosen), 'identified')).toMatchObject({
      base: { personId: 'per_kaleb' },
    })
  })

  it('takes a student number for an answer', () => {
    const rows = { ...rosterRows(), students: { byNumber: leo, matches: [] } }
    expect(partsOf(send({ student: '400117' }, rows), 'identified')).toMatchObject({ base: { personId: 'per_leo' } })
  })

  it('takes a description where the name is not known, and names nobody', () => {
    const unknown = { student: '', nameNotKnown: 'yes', description: 'A tall boy in a green jacket' }
    const decided = send(unknown, rosterRows([]))
    expect(decided.entries.map((entry) => entry.kind)).toEqual(['report'])
    expect(partsOf(decided, 'report')).toMatchObject({ base: { studentAs: 'described' } })
  })

  it('takes somebody who is neither a student nor on the staff: by name, or not known by name (R28)', () => {
    const other = { ...kickball, student: '', whom: 'other' }
    expect(inputOf(sendReport, other).errors).toHaveProperty('otherName')
    expect(inputOf(sendReport, { ...other, nameNotKnown: 'yes' }).errors).toEqual({})
    const father = { ...other, otherName: 'Dale Marchetti', otherRelation: 'A student’s father' }
    const decided = send(father, rosterRows([]))
    expect(partsOf(decided, 'identified')).toMatchObject({
      base: { concern: 'other', name: 'Dale Marchetti', confirmed: false },
    })
    expect(partsOf(decided, 'report')).toMatchObject({
      base: { studentAs: 'other', otherRelation: 'A student’s father' },
      header: { schoolId },
    })
    const nameless = send(
      { ...other, nameNotKnown: 'yes', description: 'A tall man in a green jacket' },
      rosterRows([]),
    )
    expect(partsOf(nameless, 'identified')).toMatchObject({ base: { concern: 'other' } })
  })

  it('names somebody of the roster where one has exactly that name, and keeps an account of that name out', () => {
    const rows = {
      ...rosterRows([]),
      students: { matches: [], adult: { name: 'Test outsider', userId: 'usr_outsider' } },
    }
    const duties = { ...rows.duties, users: [{ id: 'usr_outsider', name: 'Test outsider', disabledAt: null }] }
    const decided = send({ student: '', whom: 'other', otherName: 'Test outsider' }, { ...rows, duties })
    expect(decided.entries.map(({ kind }) => kind)).toEqual(['report', 'identified', 'recusal-asked'])
    expect(JSON.stringify(partsOf(decided, 'identified'))).not.toContain('usr_outsider')
    const known = { ...rows, students: { matches: [], adult: { name: 'Dale Marchetti', personId: 'per_dale' } } }
    expect(
      partsOf(send({ student: '', whom: 'other', otherName: 'dale marchetti' }, known), 'identified'),
    ).toMatchObject({
      base: { concern: 'other', personId: 'per_dale', name: 'Dale Marchetti' },
    })
  })

  it('goes to the student’s school, else to the reporter’s own, else asks', () => {
    const elsewhere = rosterRows([{ ...leo, schoolId: 'sch_other' }])
    expect(partsOf(send({}, elsewhere), 'report')).toMatchObject({ header: { schoolId: 'sch_other' } })
    expect(partsOf(send({}, rosterRows([])), 'report')).toMatchObject({ header: { schoolId } })
    const everywhere = () => decide(sendReport, fresh(), kickball, { as: 'districtLead', loaded: rosterRows([]) })
    expect(refusal(everywhere).errors).toHaveProperty('schoolId')
  })

  it('keeps the hash of a file that came with it', () => {
    const file = { id: 'fil_1', name: 'screen.png', mediaType: 'image/png', size: 10, sha256: 'ab12' }
    const staged = { ...file, stagedBy: 'usr_referrer', boundTo: null }
    const decided = send({ files: ['fil_1'] }, { ...rosterRows(), files: [staged] })
    expect(decided.entries[0]).toMatchObject({ files: ['fil_1'], parts: { base: { files: [file] } } })
    const others = { ...rosterRows(), files: [{ ...staged, stagedBy: 'usr_lead' }] }
    expect(() => send({ files: ['fil_1'] }, others)).toThrow('Add it again')
  })
})

const tip = {
  ...kickball,
  student: '',
  nameNotKnown: 'yes',
  channel: 'tip line',
  received: { day: '2026-09-15', time: '10:00' },
  schoolId,
  handle: '@kstrand',
  reporterUnknown: 'yes',
}
const enter = (input: object) =>
  decide(enterReport, fresh(), { ...tip, ...input }, { as: 'triage', loaded: rosterRows([]) })

describe('enterReport', () => {
  it('asks how and when it came, and for the reporter or that nobody knows', () => {
    const { errors } = inputOf(enterReport, {
      ...tip,
      channel: '',
      received: { day: '', time: '' },
      reporterUnknown: '',
    })
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(['channel', 'received.day', 'reporterName']))
    expect(inputOf(enterReport, { ...tip, received: { day: '2026-09-15', time: '' } }).errors).toHaveProperty(
      'received.time',
    )
  })

  it('is for those who enter for others only', () => {
    expect(may(asUser('triage'), 'report.enter', null, today).allow).toBe(true)
    expect(may(asUser('onCall'), 'report.enter', null, today).allow).toBe(true)
    expect(may(asUser('referrer'), 'report.enter', null, today).allow).toBe(false)
  })

  it('starts its clock when it came, and knows a handle instead of a name', () => {
    const decided = enter({})
    expect(partsOf(decided, 'report')).toMatchObject({
      header: { receivedAt: '2026-09-15T17:00:00.000Z' },
      base: { channel: 'tip line', reporterUnknown: 'yes', studentAs: 'handle' },
      reporter: { enteredBy: { userId: 'usr_triage' } },
    })
    expect(partsOf(decided, 'identified')).toMatchObject({ base: { handle: '@kstrand', concern: 'unknown' } })
  })

  it('is a folder reported since it came, not since it was typed in', () => {
    const { file } = fresh().play(enterReport, tip, { as: 'triage', loaded: rosterRows() })
    expect(file.stageSince).toBe('2026-09-15T17:00:00.000Z')
    expect(file.stageSince).toBe(file.reports[0]?.receivedAt)
  })

  it('takes a reporter’s name or that the reporter is unknown, not both', () => {
    expect(refusal(() => enter({ reporterUnknown: 'yes', reporterName: 'Ana' })).errors).toHaveProperty('reporterName')
  })

  it('refuses a time that is still to come, and one that is years ago', () => {
    const refused = (day: string, time = '10:00') =>
      Object.keys(refusal(() => enter({ received: { day, time } })).errors)
    expect(refused('2026-09-15', '23:00')).toEqual(['received.time'])
    for (const day of ['2026-09-16', '0001-01-01', '0999-09-15', '1900-01-01', '2023-01-01'])
      expect(refused(day), day).toEqual(['received.day'])
  })
})

describe('whom a receipt says to call', () => {
  const numbers = { school: '555-0110', safety: '555-0911' }

  it('is the school in its hours, else School Safety, and about staff never the school', () => {
    expect(whomToCall(numbers, { staff: false, inHours: true })).toBe('555-0110')
    expect(whomToCall(numbers, { staff: false, inHours: false })).toBe('555-0911')
    expect(whomToCall(numbers, { staff: true, inHours: true })).toBe('555-0911')
    expect(whomToCall({ ...numbers, school: null }, { staff: false, inHours: true })).toBe('555-0911')
  })
})
