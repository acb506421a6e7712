/** A moment by the clock that people see, and by one that only ever runs on; both in milliseconds. */
export interface TwoClocks {
  wall: number
  steady: number
}

/** A clock may be put right by so many minutes without a word: network time does that each day. */
export const jumpMinutes = 5

/**
 * By how many whole minutes the clock was moved between two looks, forward or back, against the time that really passed;
 * 0 where it was not moved by more than may go without a word. A machine that slept looks like one whose clock jumped forward.
 */
export function clockJump(before: TwoClocks, after: TwoClocks): number {
  const minutes = Math.trunc((after.wall - before.wall - (after.steady - before.steady)) / 60_000)
  return Math.abs(minutes) > jumpMinutes ? minutes : 0
}
