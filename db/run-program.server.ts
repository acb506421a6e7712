import { spawn } from 'node:child_process'

export interface Ran {
  code: number | 'not found' | null
  out: string
  /** What it said of trouble. */
  said: string
}

/** Runs a program of this machine to its end; `more` is added to its environment, but for what is empty. */
export function runProgram(
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== '')) }
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const ran = { out: '', said: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.said += text))
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: 'not found', ...ran })
      else reject(error)
    })
    child.on('close', (code) => resolve({ code, ...ran }))
  })
}
