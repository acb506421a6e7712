import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { onDisk, writeToDisk } from './on-disk.server.ts'

/** A file of lines that only grows until it is emptied. What `add` was given is on disk when it returns. */
export interface SpoolFile {
  /** Whole lines; what was cut off half-way was never said to be there, and is left out. */
  lines(): string[]
  /** Throws where the disk does not take it. */
  add(lines: readonly string[]): void
  empty(): void
  /** Moves all there is aside, for people to look at; gives where it is. */
  putAside(stamp: string): string
}

/** A spool of a folder that is there, readable by this account only. */
export function spoolFile(path: string): SpoolFile {
  const text = () => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  const whole = () => {
    const found = text()
    return found.slice(0, found.lastIndexOf('\n') + 1)
  }
  return {
    lines: () => whole().split('\n').slice(0, -1),
    add: (lines) => {
      const kept = whole()
      if (kept.length < text().length) writeToDisk(path, kept, { flag: 'w' })
      const fresh = !existsSync(path)
      const opened = openSync(path, 'a', 0o600)
      try {
        writeSync(opened, lines.map((line) => `${line}\n`).join(''))
        fsyncSync(opened)
      } finally {
        closeSync(opened)
      }
      if (fresh) onDisk(dirname(path))
    },
    empty: () => writeToDisk(path, '', { flag: 'w' }),
    putAside: (stamp) => {
      const aside = `${path}.${stamp.replace(/[:.]/g, '-')}`
      renameSync(path, aside)
      onDisk(dirname(path))
      return aside
    },
  }
}
