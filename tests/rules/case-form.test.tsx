import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { closedHere } from '#app/domain/not-here.ts'
import { stages } from '#app/domain/stages.ts'
import { instant } from '#app/domain/time.ts'
import { CaseForm } from '#app/features/case/case-form.tsx'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView, CaseFormWork } from '#app/features/case/case-form-page.query.server.ts'
import { identityOf, levelWords } from '#app/features/case/identity.ts'
import { contactInput } from '#app/features/contact/contact.entry.ts'
import { contactDesign } from '#app/features/contact/contact-form.tsx'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { noteDesign } from '#app/features/note/note-form.tsx'
import { noteInput } from '#app/features/note/note.entry.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import type { Refused } from '#app/http/answers.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { stageChoices, stageWords } from '#app/ui/stage-words.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { sentBy } from '#tests/setup/sent-form.ts'

const now = instant('2026-09-15T18:00:00.000Z')
const around = { profile, zone: calendar.zone, today: '2026-09-15' }

/** A reader of the folder, over the little of the store that a form's page asks for. */
const workOf = (on: TestCase, more: Partial<Record<'draft' | 'alike', unknown>> = {}): CaseFormWork => {
  const records = {
    district: { schools: async () => [{ id: on.file.schoolId, name: 'Alder Creek', grades: 'TK-5' }] },
    people: { lookAlikes: async () => more.alike ?? [], guardians: async () => [], stays: async () => [] },
    users: { all: async () => [], allGrants: async () => [], byIds: async () => [] },
  }
  const actor = asUser('lead')
  const work = {
    input: { caseId: on.file.id },
    actor,
    now,
    calendar,
    profile,
    records,
    draft: async () => more.draft ?? null,
    caseFile: on.file,
    sight: on.sees(actor),
  }
  return work as unknown as CaseFormWork
}
const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: id.replace('usr_', 'Test '), disabledAt: null }))

/** The note's question of who does it, as somebody sees it. */
async function whoDoesIt(who: 'lead' | 'officer', prefill: Record<string, string> = {}): Promise<string> {
  const on = aCase('managing')
  const { records, ...work } = workOf(on)
  const store = {
    ...records,
    district: { ...records.district, triageGroup: async () => [], onDuty: async () => [] },
    users: { allGrants: async () => [], byIds: async (ids: string[]) => named(ids) },
  }
  const actor = asUser(who)
  const asked = { ...work, records: store, actor, sight: on.sees(actor) } as unknown as CaseFormWork
  const page = await caseFormPage(recordNote, noteDesign, { prefill: () => prefill }).load(asked)
  const drawn = renderToStaticMarkup(<CaseForm design={noteDesign} schema={noteInput} page={page} fresh />)
  return /Who does it\?[^]*/.exec(drawn)?.[0] ?? ''
}
const opened = (on: TestCase, more = {}): Promise<CaseFormView> =>
  caseFormPage(recordContact, contactDesign).load(workOf(on, more))
const draw = (page: CaseFormView, answer?: FormAnswer) =>
  renderToStaticMarkup(<CaseForm design={contactDesign} schema={contactInput} page={page} answer={answer} fresh />)
const missing = {
  id: 'means-not-asked',
  rule: 'R31',
  source: 'practice rule R31',
  missing: 'weapon access has not been asked.',
  why: 'the gun usually comes from a relative’s home',
  youCan: 'call the parent and record the answer',
  href: 'weapon-access/new',
  overridableBy: ['chair', 'district-lead'],
} as const
const gate = {
  refused: 'rule',
  message: 'Not yet',
  rule: 'R31',
  step: 'end-screening',
  missing: [missing],
  values: { who: 'Ana' },
} satisfies Refused

describe('caseFormPage', () => {
  it('asks for the right of its command, under a name of its own', () => {
    const page = caseFormPage(recordContact, contactDesign)
    expect(page.permission).toBe('contact.record')
    expect(page.name).toBe('contactForm')
  })

  it('opens with now, a fresh token, and what the judgement rests on; its title names no child', async () => {
    const one = await opened(aCase('inquiry'))
    const two = await opened(aCase('inquiry'))
    expect(one.values).toEqual({ happened: { day: '2026-09-15', time: '11:00' } })
    expect(one.token).not.toBe(two.token)
    expect(one.basedOn).toBe(aCase('inquiry').file.lastSeq)
    expect(one.title).not.toContain('Leo')
    expect(one.identity.name).toBe('Leo Marchetti')
  })

  it('offers only what is in the reader’s sight', async () => {
    const page = await opened(aCase('inquiry').with({ targets: [], student: null }), {
      alike: [{ name: 'Leo Martelli', grade: '4' }],
    })
    expect(page.choices.targets).toEqual([])
    expect(page.identity.name).toBeUndefined()
    expect(page.identity.not).toBeUndefined()
  })

  it('offers a draft, which fills the form and says that nothing is on record yet', async () => {
    const draft = { id: 'drf_a', body: 'who=Ana+Strand&with=parent', rev: 3, savedAt: '2026-09-15T17:40:00.000Z' }
    const html = draw(await opened(aCase('inquiry'), { draft }))
    expect(sentBy(html)).toContainEqual(['who', 'Ana Strand'])
    expect(sentBy(html)).toContainEqual(['_draft', 'drf_a'])
    expect(html).toContain('Saved Tue 15 Sep, 10:40 am. Nothing of it is on record yet.')
  })
})

describe('what a refused form says', () => {
  const page = (change: Partial<CaseFormView> = {}) => opened(aCase('inquiry')).then((view) => ({ ...view, ...change }))

  it('shows the gate in its own words, and what was typed is still there', async () => {
    const html = draw(await page({ mayOverride: [] }), gate)
    expect(html).toContain('Not yet: end this screening')
    expect(html).toContain(`href="/cases/${(await page()).caseId}/weapon-access/new"`)
    expect(html).toContain('The team chair or the district lead can go on without it.')
    expect(html).not.toContain('Go on without this?')
    expect(sentBy(html)).toContainEqual(['who', 'Ana'])
  })

  it('shows one card a press: what has the same reason once, with its links, and the way out at the end', async () => {
    const question = (n: number) => ({
      ...missing,
      id: `question-${n}`,
      rule: 'R10',
      source: 'lesson R10',
      missing: `question ${n} has no answer.`,
      why: 'an unknown needs a task',
      youCan: 'answer it, make a task, or say why it can’t be known',
      href: `key-questions/${n}`,
      overridableBy: [],
      oneOf: { kind: 'Key questions', lack: 'have no answer yet', label: `Question ${n}`, href: 'key-questions' },
      instead: { words: 'set a working level now', href: 'level/working' },
    })
    const view = await page({ mayOverride: [] })
    const html = draw(view, { ...gate, step: 'record-level', missing: [question(8), question(9), missing] })
    const times = (words: string) => html.split(words).length - 1
    expect(times('Not yet: record this level')).toBe(1)
    expect(html).toContain('Missing: 2 key questions have no answer yet.')
    expect(html).toContain(`<a href="/cases/${view.caseId}/key-questions/9">Question 9</a>`)
    expect(times('an unknown needs a task')).toBe(1)
    expect(times('set a working level now')).toBe(1)
    expect(html).toContain(`href="/cases/${view.caseId}/level/working"`)
    expect(html).toContain('weapon access has not been asked.')
  })

  it('lets who may go on without it, with a reason and the same answers', async () => {
    const html = draw(await page({ mayOverride: ['chair'] }), gate)
    expect(html).toContain('Your name, your reason and the time are recorded, and the district lead is told.')
    expect(html).toContain('name="override.reason"')
    expect(sentBy(html).filter(([name]) => name === 'who')).toHaveLength(2)
  })

  it('shows the number in place of a name that may not be read', async () => {
    const view = await page()
    const identity = { ...view.identity, name: undefined }
    expect(draw({ ...view, identity })).toContain('Student not known yet')
    expect(draw({ ...view, identity: { ...identity, unread: true } })).not.toContain('Student not known yet')
  })

  it('says beside an empty reason that it is asked for, and lets the browser send it', async () => {
    const view = await page({ mayOverride: ['chair'] })
    expect(draw(view, gate)).not.toContain('Give your reason.')
    const html = draw(view, { ...gate, reasonAsked: true })
    expect(html).toContain('Give your reason.')
    expect(html).toMatch(/<form class="override"[^>]* novalidate/i)
  })

  it('names what arrived meanwhile, and only then rests on the newest record', async () => {
    const arrived = [
      {
        entryId: 'ent_x',
        sentence: 'A teacher was interviewed.',
        recordedAt: '2026-09-15T17:50:00.000Z',
        by: 'Ben Adler',
      },
    ]
    const values = { basedOn: '3', who: 'Ana' }
    const html = draw(await page({ basedOn: 9 }), {
      refused: 'stale',
      message: 'Something was added to this case while you were writing.',
      arrived,
      values,
    })
    expect(html).toContain('A teacher was interviewed.')
    expect(html).toContain('Save anyway after reading')
    expect(sentBy(html)).toContainEqual(['basedOn', '9'])
    const again = draw(await page({ basedOn: 9 }), {
      refused: 'input',
      message: '',
      errors: { why: 'Say why.' },
      values,
    })
    expect(sentBy(again)).toContainEqual(['basedOn', '3'])
  })

  it('understands every answer of the door', () => {
    const understood: FormAnswer = gate as Refused
    expect(understood.refused).toBe('rule')
  })
})

describe('identityOf', () => {
  it('has words for every stage', () => {
    for (const stage of stages) expect(stageWords[stage]).toBeTruthy()
    expect(stageChoices.map(({ id }) => id)).toEqual([...stages])
    expect(new Set(stageChoices.map(({ label }) => label)).size).toBe(stages.length)
  })

  it('never says low before there is a level (P6)', () => {
    expect(levelWords(aCase('inquiry').file, around)).toBe('Not yet assessed')
    const working = { entryId: 'e', level: 'high' as const, by: 'u', at: now }
    expect(levelWords(aCase('inquiry').with({ level: { ...aCase('inquiry').file.level, working } }).file, around)).toBe(
      'Working level: High',
    )
  })

  it('shows a level with its day, and one that awaits approval as such (P4)', () => {
    const level = (awaitingApproval: boolean) => ({
      ...aCase('inquiry').file.level,
      counts: { level: 'high' as const, since: now, entryId: 'e', awaitingApproval },
    })
    expect(levelWords(aCase('managing').with({ level: level(false) }).file, around)).toBe(
      'Level of concern: High, since 15 Sep',
    )
    expect(levelWords(aCase('managing').with({ level: level(true) }).file, around)).toBe('High, awaiting approval')
  })

  it('shows no level in a screening (P9) and none once it is finished (P19)', () => {
    const level = {
      ...aCase('inquiry').file.level,
      counts: { level: 'high' as const, since: now, entryId: 'e', awaitingApproval: false },
    }
    for (const stage of ['triage', 'screened_out', 'closed'] as const) {
      expect(identityOf(aCase(stage).with({ level }).file, around).level).toBeUndefined()
    }
  })
})

describe('a form that can’t be filled in here', () => {
  it('says why in its place, with the way to where that is changed', async () => {
    const page = (on: TestCase) => caseFormPage(recordContact, contactDesign, { notHere: closedHere }).load(workOf(on))
    expect((await page(aCase('closed'))).notHere).toMatchObject({ way: { label: 'Reopen', place: 'reopen' } })
    expect((await page(aCase('managing'))).notHere).toBeNull()
  })
})

describe('who does it', () => {
  it('offers those who can finish it, and the writer as “I do”', async () => {
    const shown = await whoDoesIt('lead')
    for (const name of ['Test member', 'Test second', 'Test counselor', 'I do']) expect(shown).toContain(name)
    for (const name of ['Test lead', 'Test officer', 'No answer']) expect(shown).not.toContain(name)
  })

  it('does not offer an officer to do it: somebody of the team takes it', async () => {
    const shown = await whoDoesIt('officer')
    expect(shown).toContain('Test member')
    expect(shown).not.toContain('I do')
  })

  it('still offers whoever had it in the version before', async () => {
    expect(await whoDoesIt('lead')).not.toContain('Test left')
    expect(await whoDoesIt('lead', { owner: 'usr_left' })).toMatch(
      /checked[^>]*value="usr_left"|value="usr_left"[^>]*checked/,
    )
  })
})
