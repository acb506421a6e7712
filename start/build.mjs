import { existsSync, renameSync, rmSync } from 'node:fs'
import { readStamp, stampOf, writeStamp } from './stamps.mjs'
import { run } from './run.mjs'
import { Stop, say } from './words.mjs'

const sources = ['app', 'db', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json']
const aside = 'build.new'

/** Builds the pages when a source has changed. Builds aside and renames, so that a running server keeps whole files. */
export async function build() {
  const stamp = stampOf(sources, [process.versions.node])
  if (readStamp('build/.stamp') === stamp) return
  say('Building the pages…')
  rmSync(aside, { recursive: true, force: true })
  const env = { OFFRAMP_BUILD_DIRECTORY: aside, NODE_ENV: 'production' }
  const code = await run(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'],
    { env },
  )
  if (code !== 0) throw new Stop('The pages could not be built. What went wrong stands above.', code)
  writeStamp(`${aside}/.stamp`, stamp)
  if (existsSync('build')) {
    rmSync('build.old', { recursive: true, force: true })
    renameSync('build', 'build.old')
  }
  renameSync(aside, 'build')
  rmSync('build.old', { recursive: true, force: true })
}
