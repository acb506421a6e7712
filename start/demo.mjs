import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from './folder.mjs'
import { run } from './run.mjs'
import { Stop, say } from './words.mjs'

/** Makes the demo district where there is no database yet and a demo is allowed (architecture.md, Demo or real). */
export async function makeDemo() {
  const { DATABASE_URL: url, HOST: host = '127.0.0.1', OFFRAMP_DEMO: asked } = process.env
  const wanted = ['1', 'true', 'yes'].includes(asked ?? '')
  if (['0', 'false', 'no'].includes(asked ?? '') || (url && !wanted) || !isLoopback(host)) return
  if (url) return demoIn(url, ['--if-empty'])
  const data = resolve(process.env.OFFRAMP_DATA || 'data')
  const file = join(data, 'offramp.db')
  if (existsSync(file)) return
  const making = join(data, 'making-demo')
  rmSync(making, { recursive: true, force: true })
  makeFolder(making, 'OFFRAMP_DATA')
  say('Making the demo district: fictional people and cases, played through the real commands…')
  await demoIn(`file:${join(making, 'offramp.db')}`, [])
  // What signed the log of a demo that is gone would refuse this one's.
  rmSync(join(data, 'signer'), { recursive: true, force: true })
  renameSync(join(making, 'offramp.db'), file)
  rmSync(making, { recursive: true, force: true })
}

async function demoIn(url, args) {
  const code = await run(process.execPath, ['--import', 'tsx', 'cli/demo.ts', ...args], { env: { DATABASE_URL: url } })
  if (code !== 0) throw new Stop('The demo district could not be made. What went wrong stands above.', code)
}

const isLoopback = (host) => /^(localhost|.*\.localhost|::1|\[::1\]|127(\.\d{1,3}){3})$/i.test(host)
