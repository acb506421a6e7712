import { describe, expect, it } from 'vitest'
import { isSeed, sampleOf } from '#app/domain/sample.ts'

const seed = '0123456789abcdef'.repeat(4)
const cases = Array.from({ length: 40 }, (_, n) => `cas_${String(n).padStart(2, '0')}`)

describe('sampleOf', () => {
  it('draws the same cases again from the same seed, in whatever order they come', () => {
    const drawn = sampleOf(seed, cases, 7)
    expect(sampleOf(seed, [...cases].reverse(), 7)).toEqual(drawn)
    expect(sampleOf(seed, [...cases, ...cases], 7)).toEqual(drawn)
    expect(new Set(drawn).size).toBe(7)
    expect(drawn.every((id) => cases.includes(id))).toBe(true)
  })

  it('draws others from another seed, and more of the same from the same one', () => {
    expect(sampleOf(seed.replace('0', '1'), cases, 7)).not.toEqual(sampleOf(seed, cases, 7))
    expect(sampleOf(seed.slice(0, 63) + '0', cases, 7)).not.toEqual(sampleOf(seed, cases, 7))
    expect(sampleOf(seed, cases, 12).slice(0, 7)).toEqual(sampleOf(seed, cases, 7))
  })

  it('draws all there are and no more, and nothing of nothing', () => {
    expect(sampleOf(seed, cases, 100).sort()).toEqual(cases)
    expect(sampleOf(seed, [], 5)).toEqual([])
    expect(sampleOf(seed, cases, 0)).toEqual([])
  })

  it('is as it was when the first samples were drawn: these never change', () => {
    expect(sampleOf('0'.repeat(64), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 4)).toMatchInlineSnapshot(`
      [
        "f",
        "h",
        "d",
        "c",
      ]
    `)
    expect(sampleOf(seed, cases, 5)).toMatchInlineSnapshot(`
      [
        "cas_27",
        "cas_10",
        "cas_11",
        "cas_34",
        "cas_16",
      ]
    `)
  })

  it('favours nobody: over many seeds each case is drawn about as often', () => {
    const often = new Map<string, number>()
    for (let n = 0; n < 4_000; n++) {
      for (const id of sampleOf(n.toString(16).padStart(64, '0'), cases, 4)) often.set(id, (often.get(id) ?? 0) + 1)
    }
    const times = cases.map((id) => often.get(id) ?? 0)
    expect(Math.min(...times)).toBeGreaterThan(320)
    expect(Math.max(...times)).toBeLessThan(480)
  })

  it('takes nothing else for a seed', () => {
    expect(isSeed(seed)).toBe(true)
    for (const odd of ['', seed.slice(1), seed.toUpperCase(), `${seed}0`])
      expect(() => sampleOf(odd, cases, 1)).toThrow(RangeError)
  })
})
