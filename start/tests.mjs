import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
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
 * Runs a suite to its end. The last line counts; the lines before it name what failed and what could not be run. With
 * OFFRAMP_STRICT=1 the latter is a failure too.
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
  return code === 0
    ? { passed: 1, failed: 0, notRun: [], which: [] }
    : { passed: 0, failed: 1, notRun: [], which: [`${name}: see above`] }
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
  if (!report) return withoutReport('laws, rules and contracts')
  const skipped = report.numPendingTests + report.numTodoTests
  const brokenFiles = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  const failed = report.numFailedTests + brokenFiles.length
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    notRun:
      skipped > 0 ? [`${skipped} tests${database.why ? ` (${database.why})` : ' that are marked as skipped'}`] : [],
    which: [
      ...brokenFiles.map((one) => `${shortPath(one.name)}: ${firstLine(one.message)}`),
      ...report.testResults.flatMap((one) =>
        one.assertionResults
          .filter((each) => each.status === 'failed')
          .map((each) => `${shortPath(one.name)} › ${each.fullName}: ${firstLine(each.failureMessages?.[0])}`),
      ),
    ],
  }
}

async function journeys() {
  say('\n== journeys')
  const browser = await chromium()
  if (!browser) {
    return { passed: 0, failed: 0, notRun: ['journeys (no Chromium was found, and none could be fetched)'], which: [] }
  }
  const file = `${reports}/journeys.json`
  const [program, script] = bin('@playwright/test/cli.js')
  const code = await run(program, [script, 'test'], { env: { CHROMIUM_PATH: browser, JOURNEYS_REPORT: file } })
  const report = read(file)
  if (!report?.stats) return withoutReport('journeys')
  const { stats } = report
  const failed = stats.unexpected
  return {
    passed: stats.expected + stats.flaky,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    notRun: stats.skipped > 0 ? [`${stats.skipped} journeys that are marked as skipped`] : [],
    which: (report.suites ?? []).flatMap(failedJourneys),
  }
}

/** The journeys of a suite, and of the suites within it, that ended otherwise than expected. */
function failedJourneys(suite) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected')
      .map((test) => {
        const told = test.results.map((result) => result.error?.message).find(Boolean)
        return `${spec.file}:${spec.line} [${test.projectName}] ${spec.title}: ${firstLine(told)}`
      }),
  )
  return [...own, ...(suite.suites ?? []).flatMap(failedJourneys)]
}

const withoutReport = (what) => ({ passed: 0, failed: 1, notRun: [`${what}: no report was written`], which: [] })
const shortPath = (path) => relative(process.cwd(), path)
const firstLine = (text) => stripVTControlCharacters(text ?? 'no reason was given').split('\n', 1)[0]

function tell(parts) {
  const sum = (name) => parts.reduce((total, part) => total + part[name], 0)
  const notRun = parts.flatMap((part) => part.notRun)
  const strict = process.env.OFFRAMP_STRICT === '1'
  const failed = sum('failed') + (strict ? notRun.length : 0)
  say('')
  // Named once more at the very end: of a long run often only the end is kept.
  for (const one of parts.flatMap((part) => part.which)) process.stdout.write(`Failed: ${one}\n`)
  for (const one of notRun) process.stdout.write(`Not run: ${one}${strict ? ' (counted as failed here)' : ''}\n`)
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
