import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{rules,laws,contracts,verify}/**/*.test.{ts,tsx}', 'app/**/*.test.ts'],
    pool: 'threads',
    // The house is read in once for each thread, not once for each file: a third of the time. No module keeps what a test did.
    isolate: false,
    // Two files at once also on two cores: much of a contract waits for a disk, a server or the other engine.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
