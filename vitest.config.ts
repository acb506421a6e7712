import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{rules,laws,contracts}/**/*.test.{ts,tsx}', 'app/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 30_000,
  },
})
