import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{rules,laws,contracts}/**/*.test.{ts,tsx}', 'app/**/*.test.ts'],
    pool: 'threads',
    // Two files at once also on two cores: much of a contract waits for a disk, a server or the other engine.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
