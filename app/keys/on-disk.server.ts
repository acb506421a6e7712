import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a whole file, on disk before this returns, with its name in its folder. A new one unless `flag` says otherwise:
 * throws where it is there. `mode` is for this account only unless said.
 */
export function writeToDisk(file: string, text: string, { flag = 'wx', mode = 0o600 } = {}): void {
  const opened = openSync(file, flag, mode)
  try {
    writeSync(opened, text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  onDisk(dirname(file))
}

/** Makes sure that what a folder lists is on disk. */
export function onDisk(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
