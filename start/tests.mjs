import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { chromium } from './chromium.mjs'
import { postgres } from './postgres.mjs'
import { run } from './run.mjs'
import { say } from './words.mjs'

const reports = '.offramp/reports'
const bin = (path) => [process.execPath, `node_modules/${path}`]

const steps = {
  types: () => step('types', bin('typescript/bin/tsc'), ['--noEmit']),
  lint: () => step('lint', bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']),
  contracts,
  journeys,
}

/** What each command runs, in the order in which it fails soonest; what stands in one list is run at once. */
export const suites = {
  test: [['types', 'lint'], ['contracts'], ['journeys']],
  check: [['types', 'lint'], ['contracts']],
  journeys: [['journeys']],
}

/**
 * Runs a suite to its end. The last line counts; the lines before it name what could not be run. With OFFRAMP_STRICT=1
 * that is a failure.
 */
export async function runTests(suite) {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const parts = []
  for (const names of suites[suite]) parts.push(...(await Promise.all(names.map((name) => steps[name]()))))
  return tell(parts)
}

/** One check that passes or fails as a whole. */
async function step(name, [program, script], args) {
  say(`\n== ${name}`)
  const code = await run(program, [script, ...args])
  return code === 0 ? { passed: 1, failed: 0, notRun: [] } : { passed: 0, failed: 1, notRun: [] }
}

async function contracts() {
  say('\n== laws, rules and contracts')
  const database = await postgres()
  const file = `${reports}/vitest.json`
  const [program, script] = bin('vitest/vitest.mjs')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(program, [script, ...args], {
    env: database.url ? { OFFRAMP_TEST_POSTGRES: database.url } : {},
  })
  await database.stop?.()
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, notRun: ['laws, rules and contracts: no report was written'] }
  const skipped = report.numPendingTests + report.numTodoTests
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    notRun:
      skipped > 0 ? [`${skipped} tests${database.why ? ` (${database.why})` : ' that are marked as skipped'}`] : [],
  }
}

async function journeys() {
  say('\n== journeys')
  const browser = await chromium()
  if (!browser) return { passed: 0, failed: 0, notRun: ['journeys (no Chromium was found, and none could be fetched)'] }
  const file = `${reports}/journeys.json`
  const [program, script] = bin('@playwright/test/cli.js')
  const code = await run(program, [script, 'test'], { env: { CHROMIUM_PATH: browser, JOURNEYS_REPORT: file } })
  const stats = read(file)?.stats
  if (!stats) return { passed: 0, failed: 1, notRun: ['journeys: no report was written'] }
  const failed = stats.unexpected
  return {
    passed: stats.expected + stats.flaky,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    notRun: stats.skipped > 0 ? [`${stats.skipped} journeys that are marked as skipped`] : [],
  }
}

function tell(parts) {
  const sum = (name) => parts.reduce((total, part) => total + part[name], 0)
  const notRun = parts.flatMap((part) => part.notRun)
  const strict = process.env.OFFRAMP_STRICT === '1'
  const failed = sum('failed') + (strict ? notRun.length : 0)
  say('')
  for (const one of notRun) process.stdout.write(`Not run: ${one}${strict ? ' (counted as failed here)' : ''}\n`)
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
