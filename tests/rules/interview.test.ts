import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { interviewRoles } from '#app/domain/file/inquiry.ts'
import { stages } from '#app/domain/stages.ts'
import { afterSaving } from '#app/features/case/after-saving.ts'
import { interview } from '#app/features/interview/interview.entry.ts'
import { interviewDesign } from '#app/features/interview/interview-form.tsx'
import { prompts } from '#app/features/interview/prompts.ts'
import { readStatement, recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const leo = {
  happened: { day: '2026-09-15', time: '10:35' },
  role: 'student-k5',
  with: 'Leo Marchetti',
  officer: 'no',
  parentTold: 'not-needed',
  exactWords: 'I was mad. I didn’t want to really kill him. He cheats.',
  weaponAsked: 'yes',
  weaponSaid: 'No.',
}
const teacher = {
  ...leo,
  role: 'teacher',
  with: 'Ms. Hart',
  parentTold: undefined,
  exactWords: 'He writes about it every day.',
}

describe('recordInterview', () => {
  it('asks who was present, whether a parent was told, and for the weapon question', () => {
    const { errors } = inputOf(recordInterview, {
      happened: leo.happened,
      caseId: 'cas_x',
      role: 'student-6-12',
      with: 'C. S.',
    })
    expect(Object.keys(errors).sort()).toEqual(['exactWords', 'officer', 'parentTold', 'weaponAsked'])
  })

  it('asks why the weapon question was not asked, or for its answer', () => {
    const said = { ...leo, caseId: 'cas_x' }
    expect(inputOf(recordInterview, { ...said, weaponAsked: 'no' }).errors).toHaveProperty('weaponNotAsked')
    expect(inputOf(recordInterview, { ...said, weaponSaid: '' }).errors).toHaveProperty('weaponSaid')
  })

  it('saves one that did not take place with its reason alone', () => {
    const notDone = { happened: leo.happened, role: 'witness', with: 'A friend', notDone: 'Did not want to talk.' }
    const file = aCase('inquiry').after(recordInterview, notDone)
    expect(file.timeline.at(-1)?.sentence).toBe(
      'Interview not done: A friend (witness or friend). Did not want to talk.',
    )
  })

  it('is done, or it is not: what was said is never filed as a talk that did not take place', () => {
    const both = { ...leo, caseId: 'cas_x', notDone: 'n/a' }
    expect(inputOf(recordInterview, both).errors).toEqual({ notDone: expect.stringContaining('There are answers') })
    const only = { ...both, exactWords: '', answers: { 'what-happened': 'I was mad.' } }
    expect(inputOf(recordInterview, only).errors).toHaveProperty('notDone')
  })

  it('refuses answers to questions of another role', () => {
    const mixed = { ...leo, caseId: 'cas_x', answers: { worried: 'Very' } }
    expect(inputOf(recordInterview, mixed).errors).toHaveProperty('answers.worried')
  })

  it('is refused to somebody outside the case, and to officers', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordInterview)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), recordInterview)).toBe(false)
  })

  it('is accepted at every stage (P2), and starts the inquiry of an open case', () => {
    for (const stage of stages) expect(decide(recordInterview, aCase(stage), leo).entries).toHaveLength(1)
    expect(aCase('opened').after(recordInterview, leo).stage).toBe('inquiry')
    expect(aCase('triage').after(recordInterview, leo).stage).toBe('triage')
  })

  it('keeps exact words apart from impressions', () => {
    const { entries } = decide(recordInterview, aCase('triage'), { ...leo, impressions: 'Calm, sorry.' })
    expect(entries[0]?.parts.base).toMatchObject({ exactWords: leo.exactWords, impressions: 'Calm, sorry.' })
  })

  it('seals what was said about self-harm', () => {
    const said = { ...leo, selfHarmAsked: 'yes', selfHarm: 'Canary-health' }
    const { entries } = decide(recordInterview, aCase('triage'), said)
    expect(entries[0]?.parts.health).toEqual({ selfHarm: 'Canary-health' })
    expect(JSON.stringify(aCase('triage').after(recordInterview, said))).not.toContain('Canary-health')
  })

  it('feeds what helps the student', () => {
    const file = aCase('triage').after(recordInterview, { ...leo, protective: 'Likes Mr. Ibarra.' })
    expect(file.protective).toEqual([file.inquiry.interviews[0]?.entryId])
  })

  it('warns, and saves, when a known need has no accommodation', () => {
    const known = aCase('inquiry', {
      inquiry: {
        interviews: [],
        visits: [],
        files: [],
        history: { 'special-education': { found: 'something' } as never },
      },
    })
    const warned = (file: CaseFile) => afterSaving(file, file.inquiry.interviews[0]?.entryId ?? '')
    expect(warned(known.after(recordInterview, leo))).toContain('No accommodation')
    expect(warned(known.after(recordInterview, { ...leo, accommodations: 'Breaks' }))).toBeNull()
    expect(known.after(recordInterview, leo).inquiry.interviews[0]?.accommodationMissing).toBe(true)
    expect(
      known.after(recordInterview, { ...leo, accommodations: 'Breaks' }).inquiry.interviews[0]?.accommodationMissing,
    ).toBe(false)
    expect(warned(aCase('inquiry').after(recordInterview, { ...leo, needs: 'yes' }))).toContain('No accommodation')
  })

  it('has prompts for every role, each with an id of its own, and never a form to hand over', () => {
    for (const role of interviewRoles) {
      const asked = prompts[role].map((one) => one.id)
      expect(new Set(asked).size).toBe(asked.length)
      expect(JSON.stringify(interviewDesign(role))).not.toMatch(/self-completed|filled in by/i)
    }
    expect(interview.parts.base.safeParse(interview.examples[1]?.base).success).toBe(true)
  })
})

describe('reading a statement (R7)', () => {
  const stated = aCase('inquiry').play(recordInterview, teacher, { as: 'member' })
  const interviewId = stated.file.inquiry.interviews[0]?.root ?? ''

  it('is for members', () => {
    expect(stated.allows(asUser('second'), readStatement)).toBe(true)
    expect(stated.allows(asUser('officer'), readStatement)).toBe(false)
    expect(stated.allows(asUser('auditor'), readStatement)).toBe(false)
  })

  it('counts once for each person', () => {
    const read = stated
      .play(readStatement, { interviewId }, { as: 'lead' })
      .play(readStatement, { interviewId }, { as: 'second' })
    expect(read.after(readStatement, { interviewId }, { as: 'second' }).inquiry.interviews[0]?.readBy).toEqual([
      'usr_lead',
      'usr_second',
    ])
  })

  it('is refused for what is not there', () => {
    expect(() => decide(readStatement, stated, { interviewId: 'ent_else' })).toThrow('to put right')
  })
})
