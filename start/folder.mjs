import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Stop } from './words.mjs'

/**
 * Makes the folder that a setting names, and those above it, one by one: Node's own way never ends where a parent is
 * there and takes no folder. Stops with the setting's name where that is so.
 */
export function makeFolder(folder, setting, mode = 0o700) {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder), setting, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (error.code === 'EEXIST' && existsSync(folder)) return
    throw new Stop(
      `The folder ${folder} can’t be made (${error.code}). Write ${setting}=… with a folder that this account can write to.`,
    )
  }
}
