import { describe, expect, it } from 'vitest'
import { manyWithinAnHour, oddLooks, pair, sharesFamilyName } from '#app/domain/looks.ts'
import type { Around, Look, Search } from '#app/domain/looks.ts'
import { profile } from '#app/domain/profiles/ca-default.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'
import { lookedWords, whyWords } from '#app/features/looks/odd-looks-words.ts'

const start = instant('2026-09-15T17:00:00.000Z')
const at = (minutes: number) => plusMinutes(start, minutes)

const look = (more: Partial<Look> = {}, minutes = 0): Look => ({
  at: at(minutes),
  who: 'usr_ann',
  caseId: 'cas_1',
  personId: null,
  rule: 'member',
  refused: false,
  times: 1,
  emergency: null,
  opens: false,
  ...more,
})
const search = (found: readonly string[], minutes = 0): Search => ({ at: at(minutes), who: 'usr_ann', found })
const around = (more: Partial<Around> = {}): Around => ({
  numbers: { casesAnHour: 30, occasions: 3, students: 10, searches: 5 },
  nameOf: new Map([['usr_ann', 'Ann Marchetti']]),
  familyOf: new Map([
    ['per_leo', 'Marchetti'],
    ['per_oliver', 'Pham'],
  ]),
  studentOf: new Map(),
  worked: new Set(),
  onCaseOf: new Set(),
  settled: new Set(),
  ...more,
})
const kinds = (looks: readonly Look[], more: Partial<Around> = {}, searches: readonly Search[] = []) =>
  oddLooks(looks, searches, around(more)).map(({ kind }) => kind)
const different = (count: number, apart = 1) =>
  Array.from({ length: count }, (_, n) => look({ caseId: `cas_${n}` }, n * apart))

describe('many different cases within an hour', () => {
  it('are listed above the number and not at it', () => {
    expect(kinds(different(30))).toEqual([])
    expect(oddLooks(different(31), [], around())).toMatchObject([
      { kind: 'many', who: 'usr_ann', count: 31, first: at(0), last: at(30) },
    ])
  })

  it('are counted in any sixty minutes, not by the hour of the clock, and each case once', () => {
    expect(manyWithinAnHour(different(40, 2), 30)).toMatchObject([{ count: 31 }])
    expect(manyWithinAnHour(different(40, 3), 30)).toEqual([])
    expect(manyWithinAnHour([...different(20), ...different(20)], 30)).toEqual([])
  })

  it('are listed once for each time, with the most that an hour held', () => {
    const later = different(35).map((one) => ({ ...one, at: plusMinutes(one.at, 300) }))
    expect(manyWithinAnHour([...different(33), ...later], 30).map(({ count }) => count)).toEqual([33, 35])
  })

  it('count pages of people too, and each person’s looks apart', () => {
    const people = Array.from({ length: 6 }, (_, n) => look({ caseId: null, personId: `per_${n}` }))
    expect(manyWithinAnHour([...different(5), ...people], 10)).toMatchObject([{ count: 11 }])
    const two = different(20).map((one, n) => ({ ...one, who: n % 2 ? 'usr_ann' : 'usr_ben' }))
    expect(manyWithinAnHour(two, 10)).toEqual([])
  })

  it('are a number of the district, with its source', () => {
    expect(kinds(different(6), { numbers: { ...around().numbers, casesAnHour: 5 } })).toEqual(['many'])
    expect(profile.looks).toMatchObject({ casesAnHour: 30, basis: { kind: 'ours' } })
    expect(profile.looks.basis.text).toContain('AC-2(12)')
  })
})

describe('looks at what somebody is kept out of', () => {
  it('are listed, and those that were refused for another reason are not', () => {
    const tries = [look({ refused: true, rule: 'recused' }), look({ refused: true, rule: 'recused' }, 5)]
    expect(oddLooks(tries, [], around())).toMatchObject([{ kind: 'kept out', caseId: 'cas_1', count: 2, last: at(5) }])
    const counted = [...tries, look({ refused: true, rule: 'recused', times: 40 }, 6)]
    expect(oddLooks(counted, [], around())).toMatchObject([{ count: 42 }])
    expect(kinds([look({ refused: true, rule: 'no rule allows case.read' })])).toEqual([])
  })
})

describe('looks at somebody of one’s own family name', () => {
  const own = look({ caseId: null, personId: 'per_leo' })
  it('are listed at the person’s page and in their case, also for whoever is on it', () => {
    expect(kinds([own])).toEqual(['own name'])
    expect(kinds([look()], { studentOf: new Map([['cas_1', 'per_leo']]) })).toEqual(['own name'])
    expect(kinds([look()], { studentOf: new Map([['cas_1', 'per_oliver']]) })).toEqual([])
  })
  it('are not listed once somebody said that they are not related', () => {
    expect(kinds([own], { settled: new Set([pair('usr_ann', 'per_leo')]) })).toEqual([])
  })
  it('compare the last word of a name, without accents, case or suffix', () => {
    expect(sharesFamilyName('Dr. Ana Núñez Jr.', 'Nunez')).toBe(true)
    expect(sharesFamilyName('Ana Marchetti', 'Marchetti-Lee')).toBe(true)
    expect(sharesFamilyName('Lee Marchetti', 'Lee')).toBe(false)
    expect(sharesFamilyName('Ana', '')).toBe(false)
  })
})

describe('looks without any work', () => {
  const screened = (minutes: number) => look({ rule: 'on call' }, minutes)
  it('are listed after three occasions, half an hour apart', () => {
    expect(kinds([0, 5, 10, 15, 60].map(screened))).toEqual([])
    expect(oddLooks([0, 45, 90].map(screened), [], around())).toMatchObject([{ kind: 'without work', count: 3 }])
  })
  it('are not listed for whoever put something on record there, or is on the team', () => {
    expect(kinds([0, 45, 90].map(screened), { worked: new Set([pair('usr_ann', 'cas_1')]) })).toEqual([])
    expect(kinds([0, 45, 90].map((minutes) => look({}, minutes)))).toEqual([])
  })
  it('are listed at pages of people whose cases one is not on', () => {
    const page = (minutes: number) => look({ caseId: null, personId: 'per_oliver' }, minutes)
    expect(kinds([page(0)])).toEqual([])
    expect(kinds([0, 45, 90].map(page))).toEqual(['without work'])
    expect(kinds([0, 45, 90].map(page), { onCaseOf: new Set([pair('usr_ann', 'per_oliver')]) })).toEqual([])
  })
  it('are listed at the pages of more than ten different people', () => {
    const pages = (count: number) =>
      Array.from({ length: count }, (_, n) => look({ caseId: null, personId: `per_${n}` }, n * 600))
    expect(kinds(pages(10))).toEqual([])
    expect(oddLooks(pages(11), [], around())).toMatchObject([{ kind: 'many students', count: 11 }])
  })
})

describe('searches that find the same child again and again', () => {
  it('are listed above five, where they find few people and one is on no case of theirs', () => {
    const again = (found: string[], count: number) => Array.from({ length: count }, (_, n) => search(found, n))
    expect(kinds([], {}, again(['per_oliver'], 5))).toEqual([])
    expect(kinds([], {}, again(['per_oliver'], 6))).toEqual(['same child'])
    expect(kinds([], {}, again(['1', '2', '3', '4', '5', 'per_oliver'], 6))).toEqual([])
    const on = { onCaseOf: new Set([pair('usr_ann', 'per_oliver')]) }
    expect(kinds([], on, again(['per_oliver'], 6))).toEqual([])
  })
})

describe('the list', () => {
  const everything = [
    look({ emergency: 'opn_1', rule: 'opened in an emergency' }),
    look({ emergency: 'opn_1', rule: 'opened in an emergency' }, 1),
    look({ caseId: null, personId: 'per_leo' }, 2),
    look({ caseId: 'cas_2', refused: true, rule: 'recused' }, 3),
  ]
  it('is sorted by kind, then the newest first, whatever the order of the log', () => {
    expect(kinds(everything)).toEqual(['kept out', 'own name', 'emergency'])
    expect(oddLooks([...everything].reverse(), [], around())).toEqual(oddLooks(everything, [], around()))
    const two = [look({ emergency: 'opn_1' }), look({ emergency: 'opn_2', caseId: 'cas_2' }, 9)]
    expect(oddLooks(two, [], around()).map(({ opening }) => opening)).toEqual(['opn_2', 'opn_1'])
  })
  it('holds an emergency opening by which nothing was read, and counts it as no look', () => {
    const opened = look({ emergency: 'opn_1', opens: true, rule: 'may open in an emergency' })
    expect(oddLooks([opened], [], around())).toMatchObject([{ kind: 'emergency', count: 0, caseId: 'cas_1' }])
    const own = { studentOf: new Map([['cas_1', 'per_leo']]) }
    expect(kinds([opened], own)).toEqual(['emergency'])
  })
  it('says in words what and why, with no score and no child’s name', () => {
    const words = oddLooks(everything, [], around()).map((one) => [
      lookedWords(one, { number: 'RA-26-0001', initials: 'L. M.' }),
      whyWords(one, profile.looks),
    ])
    expect(words).toEqual([
      ['Tried to open RA-26-0001', expect.stringContaining('kept out')],
      ['Looked at the page of a person (L. M.)', expect.stringContaining('Many people share a name')],
      ['Opened RA-26-0001 in an emergency: 2 looks', expect.stringContaining('its own review')],
    ])
  })
  it('is empty for a member of the team who works all day in a case', () => {
    const day = Array.from({ length: 60 }, (_, n) => look({}, n * 7))
    expect(kinds(day, { studentOf: new Map([['cas_1', 'per_oliver']]) })).toEqual([])
  })
})
