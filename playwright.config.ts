import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const known = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const executablePath = process.env.CHROMIUM_PATH ?? known.find((path) => existsSync(path))

/** The same journeys twice over the production build: with script, and without. `@script` marks what only script can do. */
export default defineConfig({
  testDir: 'tests/journeys',
  globalTeardown: './tests/setup/journeys-over.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  forbidOnly: true,
  reporter: process.env.JOURNEYS_REPORT ? [['line'], ['json', { outputFile: process.env.JOURNEYS_REPORT }]] : 'line',
  use: {
    actionTimeout: 15_000,
    // A trace of every journey costs a fifth of the run: ask for one with --trace on.
    screenshot: 'only-on-failure',
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'with-script', grepInvert: /@plain/ },
    { name: 'without-script', grepInvert: /@script/, use: { javaScriptEnabled: false } },
  ],
})
