import { readFileSync } from 'node:fs'

/** What `security/columns.csv` says of a column: how it is kept in the database, and why. */
export interface DeclaredColumn {
  table: string
  column: string
  kept: 'open' | 'sealed' | 'hash'
  why: string
}

/** Every line of the table, a column each. Throws where a line is not one. */
export function declaredColumns(): DeclaredColumn[] {
  const [, ...lines] = readFileSync('security/columns.csv', 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => {
    const [, table = '', columns = '', kept = '', why = ''] =
      /^(\w+),([\w ]+),(open|sealed|hash),(.+)$/.exec(line) ?? []
    if (table === '') throw new Error(`Not a line of security/columns.csv: ${line}`)
    return columns.split(' ').map((column) => ({ table, column, kept: kept as DeclaredColumn['kept'], why }))
  })
}
