import { defineConfig } from 'vitest/config'

/** The tests by which changed rules of app/policy are to be found out (`npm run mutate`): quick ones, without the features. */
export default defineConfig({
  test: {
    include: ['tests/laws/oracle/{reading,acting,accounts}.test.ts', 'tests/rules/policy-edges.test.ts'],
    pool: 'threads',
    testTimeout: 30_000,
    env: { ORACLE_ONE_IN: '150' },
  },
})
