import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Stop, say } from './words.mjs'

const folder = '.offramp'
const file = `${folder}/start.lock`

/** Runs `work` while no other start in this folder installs or builds; waits for one that does. */
export async function alone(work) {
  mkdirSync(folder, { recursive: true })
  const until = Date.now() + 20 * 60_000
  for (let told = false; !take();) {
    if (Date.now() > until) throw new Stop(`Another start has been at work for 20 minutes. If none is, remove ${file}.`)
    if (!told) say('Another start is installing or building. Waiting for it…')
    told = true
    await wait(500)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(readOwner())) rmSync(file, { force: true })
    return false
  }
}

function readOwner() {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}

function isAlive(pid) {
  // A lock without a number in it is being written this moment.
  if (!Number.isInteger(pid) || pid <= 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
