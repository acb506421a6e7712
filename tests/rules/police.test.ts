import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { policeDecided, registryReview } from '#app/features/police/police.entry.ts'
import { packetOf } from '#app/features/police/police-page-view.server.ts'
import {
  recordPoliceDecided,
  recordPoliceDuty,
  recordPoliceTold,
  recordRegistryReview,
} from '#app/features/police/record-police.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const at = (time: string) => ({ day: '2027-02-25', time })
const duty = {
  happened: at('20:58'),
  awareSince: at('20:55'),
  answer: 'yes',
  reason: 'A rifle and a day.',
  awareBy: ['usr_lead', 'usr_officer'],
}
const told = {
  happened: at('21:02'),
  whom: 'Sgt. Ortega',
  agency: 'Tule County Sheriff',
  how: 'phone',
  incident: 'TCS-27-1310',
}
const decided = { happened: at('21:20'), agency: 'Tule County Sheriff', what: 'Will visit both homes tonight.' }
const review = { happened: at('22:58'), done: 'yes', agency: 'Tule County Sheriff', officer: 'Sgt. Ortega' }
const forms = [
  [recordPoliceDuty, duty, 'reason'],
  [recordPoliceTold, told, 'agency'],
  [recordPoliceDecided, decided, 'what'],
  [recordRegistryReview, review, 'officer'],
] as const

describe('the police track', () => {
  it.each(forms)('%# refuses an empty answer beside its field', (command, input, field) => {
    expect(inputOf(command, { ...input, caseId: 'cas_x', [field]: '' }).errors).toHaveProperty(field)
  })

  it.each(forms)('%# is refused to somebody outside the case, and open to the officer in it', (command) => {
    expect(aCase('inquiry').allows(asUser('outsider'), command)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), command)).toBe(true)
    expect(aCase('triage').allows(asUser('triage'), command)).toBe(true)
  })

  it.each(forms)('%# is accepted at every stage (P1, P17), one entry each', (command, input) => {
    for (const stage of stages)
      expect(decide(command as typeof recordPoliceDuty, aCase(stage), input).entries).toHaveLength(1)
  })

  it('counts from the first moment that anybody was aware, and every aware person is named', () => {
    const file = aCase('opened')
      .play(recordPoliceDuty, duty)
      .after(recordPoliceDuty, { ...duty, awareSince: at('21:30'), awareBy: ['usr_second'] })
    expect(file.police).toMatchObject({
      awareSince: '2027-02-26T04:55:00.000Z',
      awareBy: ['usr_lead', 'usr_officer', 'usr_second'],
      mustReport: { answer: 'yes', reason: 'A rifle and a day.' },
    })
  })

  it('starts no clock where there is no duty', () => {
    const file = aCase('triage').after(recordPoliceDuty, {
      happened: at('11:00'),
      answer: 'not-applicable',
      reason: 'Education Code 49390 covers grades 6-12.',
    })
    expect(file.police.awareSince).toBeNull()
    expect(file.timeline.at(-1)?.sentence).toBe('No duty to tell police: Education Code 49390 covers grades 6-12.')
  })

  it('says who told whom and when, with the hash of each file given', () => {
    const file = { fileId: 'fil_shot', name: 'shot.png', sha256: 'ab12', blocked: null }
    const given = aCase('opened', { inquiry: { interviews: [], visits: [], history: {}, files: [file as never] } })
    const { entries } = decide(recordPoliceTold, given, { ...told, files: ['fil_shot'] })
    expect(entries[0]?.parts.base).toMatchObject({ toldBy: 'Test lead', files: [{ id: 'fil_shot', sha256: 'ab12' }] })
    expect(given.after(recordPoliceTold, told).police.told).toMatchObject([
      { whom: 'Sgt. Ortega', by: 'Test lead', incident: 'TCS-27-1310', at: { at: '2027-02-26T05:02:00.000Z' } },
    ])
  })

  it('shows an officer, who does not read the report, what was given: its name and its hash', () => {
    const file = { fileId: 'fil_shot', name: 'shot.png', sha256: 'ab12', what: 'The post', blocked: null }
    const given = aCase('opened', { inquiry: { interviews: [], visits: [], history: {}, files: [file as never] } })
    const seen = given.after(recordPoliceTold, { ...told, files: ['fil_shot'] })
    expect(packetOf(seen)).toEqual([
      { fileId: 'fil_shot', name: 'shot.png', sha256: 'ab12', what: 'The post', state: 'open', given: true },
    ])
    expect(packetOf({ ...seen, inquiry: { ...seen.inquiry, files: [] } })).toEqual([
      { fileId: 'fil_shot', name: 'shot.png', sha256: 'ab12', what: '', state: 'listed', given: true },
    ])
  })

  it('gives no file that is not in this case', () => {
    expect(() => decide(recordPoliceTold, aCase('opened'), { ...told, files: ['fil_else'] })).toThrow('to put right')
  })

  it('seals the officers’ own note, and lets only officers write it', () => {
    const withNote = { ...decided, officersNote: 'Canary-law' }
    expect(() => decide(recordPoliceDecided, aCase('inquiry'), withNote)).toThrow('to put right')
    const { entries } = decide(recordPoliceDecided, aCase('inquiry'), withNote, { as: 'officer' })
    expect(entries[0]?.parts).toMatchObject({ law: { note: 'Canary-law' } })
    const file = aCase('inquiry').after(recordPoliceDecided, withNote, { as: 'officer' })
    expect(JSON.stringify(file)).not.toContain('Canary-law')
    expect(policeDecided.parts.base.safeParse(policeDecided.examples[1]?.base).success).toBe(true)
  })

  it('asks for agency and officer of a review that was done, of none that is still to be', () => {
    const errors = (said: object) =>
      inputOf(recordRegistryReview, { caseId: 'cas_x', happened: review.happened, ...said }).errors
    expect(errors({ done: 'yes' })).toEqual({ agency: 'Say which agency.', officer: 'Say which officer.' })
    expect(errors({ done: 'no' })).toEqual({})
    const file = aCase('inquiry').after(recordRegistryReview, { happened: review.happened, done: 'no' })
    expect(file.timeline.at(-1)?.sentence).toBe('Firearm registry review not done yet.')
    expect(file.police.registryReview).toMatchObject({ done: 'no' })
  })

  it('has no place for what the registry said (P13)', () => {
    const { entries } = decide(recordRegistryReview, aCase('inquiry'), { ...review, what: 'Two handguns', note: 'x' })
    expect(Object.keys(entries[0]?.parts.base as object).sort()).toEqual(['agency', 'done', 'officer'])
    expect(registryReview.parts.base.safeParse({ ...review, happened: undefined, what: 'Two' }).success).toBe(false)
  })
})
