/** Runs one piece of work at a time, in the order of asking. A failure is the asker's; the queue goes on. */
export function makeQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}

/** Waits without blocking the process. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** The database was busy for longer than a person waits. Nothing was written; trying again may succeed. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
  constructor(cause: unknown) {
    super('The database is busy. Nothing was saved; try again in a moment.', { cause })
  }
}

/** Repeats what failed because another process held the lock, with growing pauses, for about `patience` milliseconds. */
export async function whileBusy<T>(
  attempt: () => T | Promise<T>,
  isBusy: (error: unknown) => boolean,
  patience: number,
): Promise<T> {
  const pauses = [5, 10, 20, 40, 80, 160]
  const began = performance.now()
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      // An attempt may itself wait for a lock: what counts is how long somebody has waited in all.
      if (performance.now() - began >= patience) throw new StoreBusy(error)
    }
    await pause(pauses[Math.min(tries, pauses.length - 1)] ?? 160)
  }
}
