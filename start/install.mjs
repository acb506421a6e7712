import { existsSync, lstatSync } from 'node:fs'
import { readStamp, stampOf, writeStamp } from './stamps.mjs'
import { has, isRoot, run } from './run.mjs'
import { Stop, say } from './words.mjs'

const least = [20, 19]
const stampFile = 'node_modules/.offramp-stamp'

/** Node must be new enough before anything else is tried. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return
  throw new Stop(
    `Offramp needs Node ${least.join('.')} or newer. This is Node ${process.versions.node}. See https://nodejs.org.`,
  )
}

/** Installs the packages when the lock file or Node's binary interface has changed; else does nothing. */
export async function install() {
  const stamp = stampOf(['package-lock.json'], [process.versions.modules, process.platform, process.arch])
  if (readStamp(stampFile) === stamp) return
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) {
    throw new Stop(
      'node_modules is a link to another folder. Installing would empty that folder: remove the link first.',
    )
  }
  checkCompiler()
  say('Installing packages. The embedded database is compiled here, which takes a few minutes the first time.')
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Stop('The packages could not be installed. What went wrong stands above.', code)
  writeStamp(stampFile, stamp)
}

/** better-sqlite3 is compiled on the spot: say what is missing before it fails in a page of compiler output. */
function checkCompiler() {
  if (process.platform !== 'linux') return
  const missing = ['python3', 'make', 'g++'].filter((program) => !has(program))
  if (missing.length === 0) return
  const line = `${isRoot() ? '' : 'sudo '}apt-get install -y python3 make g++`
  throw new Stop(
    `The embedded database is compiled on this machine, and ${missing.join(', ')} is missing. Run:\n\n  ${line}\n`,
  )
}
