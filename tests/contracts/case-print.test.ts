import { beforeAll, expect, it } from 'vitest'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { answerKeyQuestion } from '#app/features/key-question/answer-key-question.command.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { recordHistory } from '#app/features/history/record-history.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordPoliceTold } from '#app/features/police/record-police.command.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const happened = { day: '2026-09-15', time: '09:30' }

onBothEngines('paper', (engine) => {
  let house: House
  let caseId: string
  let decision: string

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    const identity = { concern: 'student', name: 'Leo Marchetti', identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', { caseId, ...identity })
    await house.run(recordPriorContacts, 'triage', { caseId })
    const called = await house.run(recordContact, 'triage', aContact(caseId))
    const told = { whom: 'Dep. Whitfield', agency: 'Tule County Sheriff', how: 'phone', files: [] }
    const police = await house.run(recordPoliceTold, 'triage', { caseId, happened, ...told })
    const note = { happened, about: 'session', note: 'Sleeps badly.' }
    const health = await house.run(recordHealth, 'triage', { caseId, ...note })
    for (const source of ['law-enforcement', 'counseling', 'discipline']) {
      const found = { found: 'something', finding: `Found in ${source}.`, relevance: 'neutral' }
      await house.run(recordHistory, 'triage', { caseId, source, state: 'done', ...found })
    }
    const proposed = await house.run(proposeOutcome, 'lead', {
      caseId,
      outcome: 'resolved',
      rationale: 'Taken back; apology made.',
      cites: [called.entryId, police.entryId, health.entryId],
      followUps: [],
      override: { reason: 'The mother is at sea until Friday.' },
      basedOn: 50,
    })
    decision = proposed.entryId
  })

  it('names no health or law entry under what a decision rests on, nor sends their names with the page', async () => {
    const paper = await house.ask(casePrint, 'triage', { caseId })
    expect(Object.values(paper.names)).toContain('Contact with Ana Marchetti (mother): reached.')
    expect(JSON.stringify([paper.names, paper.decisions])).not.toMatch(/sheriff|whitfield|health/i)
  })

  it('leaves out the rows of the history review that are health and law matter', async () => {
    const paper = JSON.stringify(await house.ask(casePrint, 'triage', { caseId }))
    expect(paper).toContain('Found in discipline.')
    expect(paper).not.toMatch(/law-enforcement|counseling/i)
  })

  it('holds each answer to a key question from the first to the one that counts, and rests on nothing left out', async () => {
    const opened = await house.folder()
    const asked = { caseId: opened, outcome: 'emergency', rationale: 'A rifle, and a day named.' }
    await house.run(proposeOutcome, 'triage', asked)
    const called = await house.run(recordContact, 'triage', aContact(opened))
    const health = await house.run(recordHealth, 'triage', {
      caseId: opened,
      happened,
      about: 'session',
      note: 'Sleeps badly.',
    })
    const saying = { caseId: opened, question: 9, how: 'answered', answer: 'His teacher.', evidence: [called.entryId] }
    const before = await house.run(answerKeyQuestion, 'triage', saying)
    const now = await house.later(60).run(answerKeyQuestion, 'triage', {
      ...saying,
      answer: 'His teacher and a friend.',
      evidence: [called.entryId, health.entryId],
    })
    const { keyQuestions, names } = await house.ask(casePrint, 'triage', { caseId: opened })
    expect(keyQuestions).toHaveLength(13)
    expect(keyQuestions.find(({ n }) => n === 9)?.answers).toMatchObject([
      { entryId: before.entryId, text: 'His teacher.', by: 'Test triage', corrects: 0 },
      { entryId: now.entryId, text: 'His teacher and a friend.', by: 'Test triage' },
    ])
    expect(keyQuestions.find(({ n }) => n === 1)?.answers).toEqual([])
    expect(names[called.entryId]).toMatch(/^Contact with/)
    expect(names).not.toHaveProperty(health.entryId)
  })

  it('and the page of an entry show nothing of what was found for a student who was not meant', async () => {
    const corrected = await house.folder()
    const named = async (studentNumber: string, more: Record<string, string> = {}) => {
      const person = await house.store.read((records) => records.people.byStudentNumber(studentNumber))
      const identity = { concern: 'student', personId: person?.id, identifiers: ['student-number', 'photo'] }
      await house.run(identifyStudent, 'triage', { caseId: corrected, ...identity, ...more })
    }
    await named('1001')
    const elsewhere = 'His old school keeps a file on him.'
    const { entryId } = await house.run(recordPriorContacts, 'triage', { caseId: corrected, elsewhere })
    const shown = async () => [
      JSON.stringify((await house.ask(casePrint, 'triage', { caseId: corrected })).entries),
      JSON.stringify(await house.ask(entryPage, 'triage', { caseId: corrected, entryId })),
    ]
    for (const page of await shown()) expect(page).toContain(elsewhere)
    await named('1002', { reason: 'The photo was of his cousin.' })
    for (const page of await shown()) {
      expect(page).toContain('searched for somebody who was not meant')
      expect(page).not.toContain('old school')
    }
  })

  it('and the page of an entry send the names that the entry shows, and nobody else’s', async () => {
    const { names } = await house.ask(entryPage, 'triage', { caseId, entryId: decision })
    expect(Object.values(names)).toContain('Contact with Ana Marchetti (mother): reached.')
    const sent = JSON.stringify([names, (await house.ask(casePrint, 'triage', { caseId })).names])
    for (const nobody of ['outsider', 'referrer', 'onCall', 'auditor']) expect(sent).not.toContain(`Test ${nobody}`)
  })
})
