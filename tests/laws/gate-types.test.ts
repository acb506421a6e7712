import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Compiles a snippet beside the house's own code, with its own settings, and gives what the compiler says. */
function compile(snippets: Readonly<Record<string, string>>): Map<string, string[]> {
  const root = process.cwd()
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files = new Map(
    Object.entries(snippets).map(([name, text]) => [path.join(root, `tests/laws/${name}.snippet.ts`), text]),
  )
  const host = ts.createCompilerHost({ ...options, noEmit: true })
  const read = host.readFile.bind(host)
  const exists = host.fileExists.bind(host)
  host.readFile = (file) => files.get(file) ?? read(file)
  host.fileExists = (file) => files.has(file) || exists(file)
  const source = host.getSourceFile.bind(host)
  host.getSourceFile = (file, target) => {
    const text = files.get(file)
    return text === undefined ? source(file, target) : ts.createSourceFile(file, text, target)
  }
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true }, host)
  return new Map(
    [...files.keys()].map((file, n) => {
      const found = program.getSemanticDiagnostics(program.getSourceFile(file))
      const words = found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'))
      return [Object.keys(snippets)[n] ?? '', words]
    }),
  )
}

const head = `
  import { z } from 'zod'
  import type { CaseFile } from '#app/domain/case-file.ts'
  import type { NewEntry } from '#app/domain/entry.ts'
  import { caseCommand, command } from '#app/gates/command.ts'
  import { caseQuery, query } from '#app/gates/query.ts'
  import type { Permitted } from '#app/gates/permit.ts'
  import type { Runtime, Doing } from '#app/gates/runtime.ts'
  declare const entry: NewEntry
  declare const file: CaseFile
  declare const runtime: Runtime
  declare const doing: Doing
  const input = z.object({ caseId: z.string() })
  const caseId = (asked: { caseId: string }) => asked.caseId
  const event = { act: 'user.changed', object: { t: 'user', id: 'x' } }
`
const whole = `
  const good = caseCommand({ name: 'good', input, permission: 'note.record', caseId, decide: () => ({ entries: [entry], result: { entryId: entry.id } }) })
  const house = command({ name: 'house', input, permission: 'users.manage', handle: () => Promise.resolve({ result: 7, events: [event] }) })
  const page = caseQuery({ name: 'page', input, permission: 'case.read', caseId, load: () => Promise.resolve(1), redact: (rows) => String(rows) })
  const list = query({ name: 'list', input, permission: 'case.list', load: () => Promise.resolve([1]), redact: (rows) => rows.length })
`

const snippets = {
  accepted: `${head}${whole}
    const entryId: Promise<{ entryId: string }> = runtime.run(good, {}, doing)
    const seven: Promise<number> = runtime.run(house, {}, doing)
    const view: Promise<string> = runtime.ask(page, {}, doing)
    const count: Promise<number> = runtime.ask(list, {}, doing)
    export { entryId, seven, view, count }`,
  noPermission: `${head} export const bad = caseCommand({ name: 'bad', input, caseId, decide: () => ({ entries: [entry], result: {} }) })`,
  unknownPermission: `${head} export const bad = caseCommand({ name: 'bad', input, permission: 'case.everything', caseId, decide: () => ({ entries: [entry], result: {} }) })`,
  noEntries: `${head} export const bad = caseCommand({ name: 'bad', input, permission: 'note.record', caseId, decide: () => ({ entries: [], result: {} }) })`,
  perhapsNoEntries: `${head} const some: NewEntry[] = []
    export const bad = caseCommand({ name: 'bad', input, permission: 'note.record', caseId, decide: () => ({ entries: some, result: {} }) })`,
  noEvents: `${head} export const bad = command({ name: 'bad', input, permission: 'users.manage', handle: () => Promise.resolve({ result: {}, events: [] }) })`,
  houseWithoutPermission: `${head} export const bad = command({ name: 'bad', input, handle: () => Promise.resolve({ result: {}, events: [event] }) })`,
  queryWithoutPermission: `${head} export const bad = query({ name: 'bad', input, load: () => Promise.resolve(1), redact: (rows: number) => rows })`,
  ownPermit: `${head} export const permit: Permitted<'note.record'> = file`,
  otherPermit: `${head} declare const other: Permitted<'case.read'>
    export const permit: Permitted<'note.record'> = other`,
  wrongResult: `${head}${whole} export const entryId: Promise<{ other: number }> = runtime.run(good, {}, doing)`,
  queryRun: `${head}${whole} export const run = runtime.run(page, {}, doing)`,
} as const

describe('The compiler', () => {
  const said = compile(snippets)

  it('accepts whole commands and queries, and knows what they give', () => {
    expect(said.get('accepted')).toEqual([])
  })

  it.each(Object.keys(snippets).filter((name) => name !== 'accepted'))('refuses %s', (name) => {
    expect(said.get(name)?.length).toBeGreaterThan(0)
    expect(said.get(name)?.join('\n')).not.toMatch(/Cannot find (module|name)/)
  })
})
