/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  mutate: ['app/policy/{current-membership,may,roles,sight,standing-in,step-up}.ts'],
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'mutation/report.json' },
  tempDirName: 'mutation/work',
  concurrency: 2,
  disableTypeChecks: false,
}
