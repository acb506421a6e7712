import type { ReactNode } from 'react'

export interface Column<Row> {
  heading: string
  cell(row: Row): ReactNode
  /** The cell that names the row. */
  names?: boolean
  /** A date or a number, which is not broken. */
  oneLine?: boolean
}

interface TableShown<Row> {
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string
  /** On a phone, a card for each row instead of a table to scroll. */
  cards?: boolean
}

/**
 * A table with a name. Where the page is narrow it scrolls in its own frame, or becomes cards; the roles are written out
 * because cards would lose them.
 */
export function Table<Row>({ name, columns, rows, keyOf, cards }: TableShown<Row>) {
  return (
    <div
      className={cards ? 'table-frame table-cards' : 'table-frame'}
      role="region"
      aria-label={`${name}: table`}
      tabIndex={0}
    >
      <table role="table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" role="columnheader">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ heading, cell, names, oneLine }) =>
                names ? (
                  <th key={heading} scope="row" role="rowheader">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={heading} role="cell" data-heading={heading} className={oneLine ? 'one-line' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
