import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { say } from './words.mjs'

/** Waits so long before a signer that ended by itself is started again. */
const again = 5_000

/**
 * Starts a signer of the log's head beside the server, in a process of its own, where the environment names none that
 * somebody else runs. Gives the socket on which the server asks it. It stops when this process ends, whatever ends it: a
 * server that is told to stop has its last head signed first.
 */
export function startSigner() {
  const { OFFRAMP_SIGNER: asked, OFFRAMP_DATA: data, ORIGIN: origin, PORT: port } = process.env
  if (asked?.trim()) return asked
  const socket = relative('.', resolve(data?.trim() || 'data', 'signer', 'socket')) || 'socket'
  const host = URL.canParse(origin ?? '') ? new URL(origin).host : `localhost:${port || 3000}`
  const log = `${host}/audit/${randomBytes(4).toString('hex')}`
  const begin = () => {
    const args = ['--import', 'tsx', 'cli/signer.ts', 'serve', '--init', log, '--while-read']
    // In a group of its own: a terminal's Ctrl-C reaches the server only.
    const signer = spawn(process.execPath, args, {
      stdio: ['pipe', 'ignore', 'inherit'],
      detached: true,
      env: { ...process.env, OFFRAMP_SIGNER: join(socket) },
    })
    signer.unref()
    signer.once('exit', () => {
      say('The signer of the audit log ended. It is started again.')
      setTimeout(begin, again).unref()
    })
  }
  begin()
  return socket
}
