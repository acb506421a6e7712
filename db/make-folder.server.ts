import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder and those above it, for this account only, one by one: Node's own way never ends where a parent is there
 * and takes no folder. Throws what `databaseTrouble` has words for.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && existsSync(folder)) return
    throw Object.assign(new Error(`the folder ${folder} can’t be made (${code ?? 'unknown'})`), { code: 'EACCES' })
  }
}
