import { existsSync } from 'node:fs'
import { has, isRoot, run } from './run.mjs'
import { say } from './words.mjs'

/** The shell without windows comes first: the same browser, a third less work. */
const known = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

const found = () => [process.env.CHROMIUM_PATH, ...known].find((path) => path && existsSync(path))

/** A Chromium for the journeys: the one that is there, else one that is fetched; undefined where neither works. */
export async function chromium() {
  const there = found()
  if (there) return there
  if (isRoot() && has('apt-get')) {
    say('No Chromium here. Installing the one of this system…')
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await run('apt-get', ['install', '-y', '--no-install-recommends', name], {
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      })
      const installed = found()
      if (installed) return installed
    }
  }
  say('No Chromium here. Fetching one for the tests…')
  const code = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  if (code !== 0) return undefined
  const { chromium: fetched } = await import('@playwright/test')
  return existsSync(fetched.executablePath()) ? fetched.executablePath() : undefined
}
