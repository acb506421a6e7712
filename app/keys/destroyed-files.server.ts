import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '#db/make-folder.server.ts'
import type { CaseId } from '../domain/ids.ts'
import { writeToDisk } from './on-disk.server.ts'

/** A case that was destroyed, as it is known outside the database: by random ids, which name nobody. */
export interface DestroyedCase {
  id: CaseId
  request: string
  at: string
}

/** Lists of destroyed cases outside the database: a backup from before does not take them back. */
export interface DestroyedFiles {
  read(): DestroyedCase[]
  /** Adds cases that are missing in any of the lists, and never takes one out; how many were missing. */
  add(cases: readonly DestroyedCase[]): number
}

const line = z.object({ id: z.string().regex(/^cas_\w{1,60}$/), request: z.string().max(60), at: z.string().max(40) })

/** The lists at these paths. One that is not there yet is made, and none is written over; a line that can't be read is left out. */
export const destroyedFiles = (files: readonly string[]): DestroyedFiles => ({
  read: () => united(files.map(readList)),
  add: (cases) => {
    let missing = 0
    for (const file of files) {
      const known = new Set(readList(file).map(({ request }) => request))
      const lines = cases.filter(({ request }) => !known.has(request)).map((one) => `${JSON.stringify(one)}\n`)
      if (lines.length === 0) continue
      missing = Math.max(missing, lines.length)
      makeFolder(dirname(file))
      // What a power cut left of a line stays a line of its own.
      writeToDisk(file, `${endsOpen(file) ? '\n' : ''}${lines.join('')}`, { flag: 'a' })
    }
    return missing
  },
})

const endsOpen = (file: string): boolean => existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'))

function readList(file: string): DestroyedCase[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => read(text) ?? [])
}

function read(text: string): DestroyedCase | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const united = (lists: readonly (readonly DestroyedCase[])[]): DestroyedCase[] => [
  ...new Map(lists.flat().map((one) => [one.request, one])).values(),
]
