/**
 * Milliseconds between the moments at which a 404 may leave. A folder that exists is loaded and folded before it is
 * refused, one that does not is not: seen from outside, both take as long. Longer than the largest folder takes.
 */
export const refusalSpan = 100

/** How long a refusal waits still: to the next multiple of the span, counted from the request's arrival. Pure. */
export const untilNextSpan = (elapsed: number, span = refusalSpan): number => span - (elapsed % span)

/** What time it is in milliseconds, never going back, and what waits: the machine's own but for tests. */
export interface Waiter {
  now(): number
  wait(ms: number): Promise<void>
}

export const machineWaiter: Waiter = {
  now: () => performance.now(),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
}

/** Holds the refusals of one request. Made when it arrives; nothing is held open meanwhile but the answer. */
export function refusalHold({ now, wait }: Waiter, arrived = now()): () => Promise<void> {
  return () => wait(untilNextSpan(now() - arrived))
}
