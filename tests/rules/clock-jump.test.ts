import { describe, expect, it } from 'vitest'
import { clockJump, jumpMinutes } from '#app/domain/clock-jump.ts'

const minute = 60_000
const after = (wall: number, steady: number) =>
  clockJump({ wall: 1_000_000, steady: 500 }, { wall: 1_000_000 + wall * minute, steady: 500 + steady * minute })

describe('a clock that was moved', () => {
  it.each([
    [15, 15, 0],
    [15 + jumpMinutes, 15, 0],
    [15 - jumpMinutes, 15, 0],
    [16 + jumpMinutes, 15, 6],
    [14 - jumpMinutes, 15, -6],
    [120, 0.25, 119],
    [-60, 0.25, -60],
    [0, 24 * 60, -24 * 60],
  ])('by %d minutes while %d passed is told as %d', (wall, steady, told) => {
    expect(after(wall, steady)).toBe(told)
  })
})
