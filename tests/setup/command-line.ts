import { execFile } from 'node:child_process'
import { testKeyFolder } from './test-keys.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

/** Runs a command of the command line over a database, as `npm run` does. */
export const commandLine = (name: string, databaseUrl: string, ...options: string[]): Promise<Ran> =>
  new Promise((done) => {
    const env = { ...process.env, OFFRAMP_KEYS: testKeyFolder(), DATABASE_URL: databaseUrl }
    execFile(process.execPath, ['--import', 'tsx', `cli/${name}.ts`, ...options], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
