import { hash, verify } from '@node-rs/argon2'

/** Slow, memory-hard hashing of passwords, a few at once so that a flood of sign-ins can't stop the pages. */
export interface Passwords {
  /** An argon2id hash in PHC form, over the password in NFKC. Rejects with `TooBusy` when the queue is full. */
  hash(password: string): Promise<string>
  /** Whether the password fits a stored hash. `undefined` takes as long and is never a fit: an unknown account. */
  verify(stored: string | undefined, password: string): Promise<boolean>
}

/** How much a hash costs and how many may wait. Numbers are data, with their source beside them. */
export interface PasswordCost {
  memoryKib: number
  passes: number
  atOnce: number
  waiting: number
}

/** OWASP asks for at least 19 MiB and two passes; staff accounts take 64 MiB and three (requirements.md 1.2). */
export const passwordCost: PasswordCost = { memoryKib: 64 * 1024, passes: 3, atOnce: 2, waiting: 64 }

/** Too many sign-ins wait already. Answered 503 with a calm word. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
  constructor() {
    super('Too many people are signing in right now. Wait a moment, then try again.')
  }
}

/** Makes the hasher of one runtime. The work runs on the thread pool, never on the event loop. */
export function createPasswords(cost: PasswordCost = passwordCost): Passwords {
  const inTurn = turnstile(cost.atOnce, cost.waiting)
  const options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 }
  let nobody: Promise<string> | undefined
  const hashOfNobody = () => (nobody ??= inTurn(() => hash('nobody has this password', options)))
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFKC'), options)),
    verify: async (stored, password) => {
      const against = stored ?? (await hashOfNobody())
      const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
      return stored !== undefined && fits
    },
  }
}

/** Lets `atOnce` pieces of work run, `waiting` wait, and turns the rest away. A place that comes free goes to the next in line. */
export function turnstile(atOnce: number, waiting: number) {
  const queue: (() => void)[] = []
  let running = 0
  const enter = async () => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw new TooBusy()
    await new Promise<void>((go) => queue.push(go))
  }
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
