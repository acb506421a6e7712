import { execFile } from 'node:child_process'
import { testKeyFolder } from './test-keys.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

/** Runs a command of the command line over a database, as `npm run` does. */
export const commandLine = (name: string, databaseUrl: string, ...options: string[]): Promise<Ran> =>
  program(`cli/${name}.ts`, { options, env: { DATABASE_URL: databaseUrl } })

/** Runs a program of the house; `typed` is what comes in as its standard input. */
export const program = (
  file: string,
  { options = [], env = {}, typed = '' }: { options?: string[]; env?: Record<string, string>; typed?: string },
): Promise<Ran> =>
  new Promise((done) => {
    const args = [...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...options]
    const child = execFile(
      process.execPath,
      args,
      { env: { ...process.env, OFFRAMP_KEYS: testKeyFolder(), ...env } },
      (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
      },
    )
    child.stdin?.end(typed)
  })
