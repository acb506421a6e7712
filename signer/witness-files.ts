import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where everything of a witness lies: its key, its name, the logs it knows, the last head of each, and what it forgot. */
export const witnessFiles = (folder: string) => ({
  key: join(folder, 'key'),
  name: join(folder, 'name'),
  logs: join(folder, 'logs'),
  heads: join(folder, 'heads'),
  forgotten: join(folder, 'forgotten.jsonl'),
})

/** Public keys of the logs that a witness watches. */
export const logsIn = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean)

/** A log's file: its name with everything but letters and digits written out, so that no name leads elsewhere. */
export const headFile = (folder: string, log: string): string =>
  join(folder, `${log.replace(/[^a-z0-9]/gi, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}.json`)
