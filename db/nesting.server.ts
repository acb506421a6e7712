import { AsyncLocalStorage } from 'node:async_hooks'

/** Knows whether the code that runs is inside a transaction of this store, across awaits. */
export interface Nesting {
  /** Starts what opens a transaction; refused from inside one, where it would wait for itself forever. */
  outermost<T>(start: () => Promise<T>): Promise<T>
  /** Runs the work of a transaction. */
  inside<T>(work: () => Promise<T>): Promise<T>
}

export function makeNesting(): Nesting {
  const storage = new AsyncLocalStorage<{ open: boolean }>()
  return {
    outermost: async (start) => {
      if (storage.getStore()?.open) {
        throw new Error('A transaction inside a transaction: use the records that were handed in')
      }
      return start()
    },
    inside: async (work) => {
      const mark = { open: true }
      try {
        return await storage.run(mark, work)
      } finally {
        mark.open = false
      }
    },
  }
}
