import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A hash over files and folders: names and contents, in a fixed order. What is not there counts as not there. */
export function stampOf(paths, more = []) {
  const hash = createHash('sha256')
  for (const text of more) hash.update(`${text}\0`)
  for (const path of paths.flatMap(filesIn).sort()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)))
}

export const readStamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
export const writeStamp = (path, stamp) => writeFileSync(path, stamp)
