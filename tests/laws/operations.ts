import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import type { CaseCommand, Command } from '#app/gates/command.ts'
import type { CaseQuery, Query } from '#app/gates/query.ts'
import { source } from './tree.ts'

export type Operation = { file: string; name: string; permission: string } & (
  { door: 'case' | 'house'; value: CaseCommand | Command } | { door: 'case query' | 'query'; value: CaseQuery | Query }
)

const doors = ['case', 'house', 'case query', 'query']
const isOperation = (value: unknown): value is Operation['value'] =>
  typeof value === 'object' &&
  value !== null &&
  'door' in value &&
  doors.includes(String(value.door)) &&
  'permission' in value

/** Every command and query that some file exports, by loading the files: what is declared is what is found. */
export async function operations(): Promise<Operation[]> {
  const files = source().filter((file) => /\.(command|query)\.server\.ts$/.test(file))
  const found = await Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>
      return Object.values(module)
        .filter(isOperation)
        .map(
          (value) => ({ file, name: value.name, permission: value.permission, door: value.door, value }) as Operation,
        )
    }),
  )
  return found.flat()
}
