import { readFileSync } from 'node:fs'
import { operations } from '#tests/laws/operations.ts'
import type { Folder, MarkedPart } from './canary-marks.ts'
import { nobody } from './matrix-people.ts'
import type { MatrixPerson } from './matrix-people.ts'

type Table = ReadonlyMap<string, ReadonlyMap<string, string>>

/** A table kept by hand: its rows by name, each cell by its column. */
function tableAt(file: URL): Table {
  const [head = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return new Map(
    rows.map(([name = '', ...cells]) => [name, new Map(head.slice(1).map((column, n) => [column, cells[n] ?? '']))]),
  )
}

/** The role table, and below it the pages whose right no command or query of their own has. */
const roleTable: Table = new Map([
  ...tableAt(new URL('../laws/role-table.csv', import.meta.url)),
  ...tableAt(new URL('../contracts/page-rights.csv', import.meta.url)),
])
const rightsTable = tableAt(new URL('../contracts/canary-rights.csv', import.meta.url))

/** An operation as the server names it, with where it is done. */
export interface Done {
  name: string
  permission: string
  door: 'case' | 'house' | 'query' | ''
}

const narrower = readFileSync(new URL('../contracts/matrix-narrower.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

/** Whether an operation asks more than its right, so that somebody may be refused whom the role table lets. */
export const isNarrower = (name: string, column: string): boolean =>
  narrower.some(([operation, people]) => operation === name && (people === 'everybody' || people === column))

/**
 * The lines of the role table that a right appears in, those of cases first: a page of a form has the right of the
 * command that it sends.
 */
const linesOf = new Map<string, { name: string; inCase: boolean }[]>()
for (const { name, permission, door } of await operations())
  linesOf.set(permission, [...(linesOf.get(permission) ?? []), { name, inCase: door.startsWith('case') }])
const linesFor = ({ name, permission, door }: Done): string[] => {
  if (roleTable.has(name)) return [name]
  const all = linesOf.get(permission) ?? []
  const same = all.filter(({ inCase }) => inCase === (door === 'case'))
  return (same.length > 0 ? same : all).map((line) => line.name)
}

/** What shows the roster, to whom it is open: a student's name there is no case. */
const ofTheRoster: ReadonlySet<string> = new Set(['people.read', 'people.search', 'people.manage', 'enrolment.record'])
export const showsRoster = ({ permission }: Pick<Done, 'permission'>): boolean => ofTheRoster.has(permission)

const says = (cell: string | undefined, folder: Folder): boolean =>
  cell === 'yes' || (cell === 'in triage' && folder === 'triage') || (cell === 'in a case' && folder === 'case')

/** Whether the role table lets somebody do an operation, in one of the two folders or in the house. */
export function allows(person: MatrixPerson, folder: Folder, done: Done): boolean {
  const column = done.door === 'case' ? person.inCase : person.column
  if (column === nobody) return false
  const verdicts = new Set(linesFor(done).map((line) => says(roleTable.get(line)?.get(column), folder)))
  const [verdict] = verdicts
  if (verdict === undefined || verdicts.size > 1)
    throw new Error(`The role table does not say who may ${done.name} (${done.permission})`)
  return verdict
}

/** Whether somebody may read what stands in a part of a folder, by the table of marks that people read. */
export function mayRead(person: MatrixPerson, folder: Folder, part: MarkedPart): boolean {
  // Nobody of the matrix is kept out of the matter of a staff member: there the role alone counts.
  const column = folder === 'staff' ? person.column : person.inCase
  const line = folder === 'staff' ? `staff ${part}` : part
  const row = rightsTable.get(column)
  if (!row?.has(line)) throw new Error(`canary-rights.csv does not say whether “${column}” reads ${line}`)
  return says(row.get(line), folder)
}
