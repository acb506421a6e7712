import { describe, expect, it } from 'vitest'
import {
  keysOfFolder,
  keysOfPerson,
  nameWords,
  searchTerms,
  similarNames,
  slipsBetween,
  soundOf,
} from '#app/domain/names.ts'

const named = (given: string, family: string) => ({ given, family })

describe('names that could be taken for each other (P10)', () => {
  it.each([
    ['Emma', 'Halvorsen', 'Emma', 'Halverson'],
    ['Jordan', 'Reyes-Whitaker', 'Jordan', 'Reyes'],
    ['Caleb', 'Strand', 'Kaleb', 'Strand'],
    ['Caleb', 'Strand', 'Caleb', 'Strand'],
    ['Catherine', 'Lopez', 'Kathryn', 'Lopes'],
    ['José', 'Nuñez', 'Jose', 'Nunez'],
    ['Marta', 'Diaz', 'Maria', 'Diaz'],
    ['Alex', 'Kim', 'Alexander', 'Kim'],
    ['Sean', 'O’Brien', 'Shawn', 'OBrien'],
    ['Stephen', 'Smith Jr.', 'Steven', 'Smyth'],
    ['An', 'Nguyen', 'Nguyen', 'An'],
    ['Maria Elena', 'Ortiz', 'Elena', 'Ortiz'],
    ['Ben', 'Nguyen', 'Ben', 'Ngyuen'],
  ])('%s %s and %s %s', (given, family, otherGiven, otherFamily) => {
    expect(similarNames(named(given, family), named(otherGiven, otherFamily))).toBe(true)
    expect(similarNames(named(otherGiven, otherFamily), named(given, family))).toBe(true)
  })

  it.each([
    ['Caleb', 'Strand', 'Caleb', 'Morris'],
    ['Caleb', 'Strand', 'Tyler', 'Strand'],
    ['Emma', 'Halvorsen', 'Olivia', 'Halverson'],
    ['Jordan', 'Reyes', 'Yolanda', 'Reyes'],
    ['Ana', 'Li', 'Ian', 'Lu'],
    ['', '', '', ''],
  ])('not %s %s and %s %s', (given, family, otherGiven, otherFamily) => {
    expect(similarNames(named(given, family), named(otherGiven, otherFamily))).toBe(false)
  })

  it('a look-alike always shares a sound, by which the store finds it', () => {
    const sounds = (given: string, family: string) =>
      keysOfPerson({ given, family, name: `${given} ${family}` }).filter((key) => key.startsWith('~'))
    const shared = sounds('Marta', 'Diaz').filter((key) => sounds('Maria', 'Diaz').includes(key))
    expect(shared).toEqual([`~${soundOf('Diaz')}`])
    expect(sounds('Caleb', 'Strand')).toEqual(sounds('Kaleb', 'Strand'))
  })
})

describe('words of a search', () => {
  it('drops accents, case and apostrophes, and parts words at hyphens', () => {
    expect(nameWords("  Zoë  O'Brien-Peña ")).toEqual(['zoe', 'obrien', 'pena'])
  })

  it('a person is found by every word, every sound and the number', () => {
    const keys = keysOfPerson({
      given: 'Jordan',
      family: 'Reyes-Whitaker',
      name: 'Jordan Reyes-Whitaker',
      studentNumber: 'S-4417',
    })
    expect(keys).toEqual(expect.arrayContaining(['jordan', 'reyes', 'whitaker', 's4417', '~jrdn']))
  })

  it('a number is found whole and by its last parts', () => {
    const keys = keysOfFolder('RA-26-0041 R-0113 Caleb Strand')
    for (const typed of ['RA-26-0041', 'ra26', '26-0041', '0041', '41', 'R-0113', '113', 'cal', 'STRAND']) {
      for (const term of searchTerms(typed))
        expect(
          keys.some((key) => key.startsWith(term)),
          typed,
        ).toBe(true)
    }
    expect(keys.some((key) => key.startsWith('6'))).toBe(false)
  })

  it('asks for eight words at most and never for an empty one', () => {
    expect(searchTerms('a b c d e f g h i j')).toHaveLength(8)
    expect(searchTerms(' - ')).toEqual([])
  })
})

describe('slips of the pen', () => {
  it('counts letters added, left out, changed and swapped', () => {
    expect(slipsBetween('strand', 'strand')).toBe(0)
    expect(slipsBetween('strand', 'stand')).toBe(1)
    expect(slipsBetween('strand', 'strant')).toBe(1)
    expect(slipsBetween('nguyen', 'ngyuen')).toBe(1)
    expect(slipsBetween('', 'abc')).toBe(3)
  })
})
