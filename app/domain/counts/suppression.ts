/**
 * Small counts are left out, so that nobody can tell from a table who is meant, nor work a left-out number out from the
 * others (access.md 3.0: cells under 11).
 */

/** A count below this is not shown. */
export const smallestShown = 11
/** A left-out small count could have at least so many other values, judged by its line. */
const spread = 5
const most = smallestShown - 1

/** `total` is the sum of `parts`; all are names of cells. A cell may stand in several lines. */
export interface Line {
  total: string
  parts: readonly string[]
}

/**
 * The cells that are not shown. Every count under `smallestShown` is among them, nought too; others are added until no
 * line of shown numbers gives one of them away: in each line with a shown total at least two parts are left out, which
 * together are no small number nor the most that small ones can be; and no left-out cell follows from all lines taken
 * together. A total is left out only where no part is left to leave out. Pure: the same counts leave out the same cells.
 */
export function leftOut(cells: ReadonlyMap<string, number>, lines: readonly Line[]): ReadonlySet<string> {
  const hidden = new Set([...cells].filter(([, count]) => count < smallestShown).map(([name]) => name))
  const countOf = (name: string) => cells.get(name) ?? 0
  const smallest = (names: readonly string[]): string | undefined =>
    names.filter((name) => !hidden.has(name)).sort((a, b) => countOf(a) - countOf(b))[0]
  const hideIn = ({ total, parts }: Line): boolean => {
    const next = smallest(parts) ?? smallest([total])
    if (next === undefined) return false
    hidden.add(next)
    return true
  }
  for (;;) {
    let changed = false
    for (const line of lines) while (givesAway(line, hidden, countOf) && hideIn(line)) changed = true
    if (changed) continue
    for (const name of following(lines, hidden)) {
      const touching = lines.filter((line) => line.total === name || line.parts.includes(name))
      changed = touching.some(hideIn) || lines.some(hideIn) || changed
    }
    if (!changed) return hidden
  }
}

/** Whether one line, by itself, tells too much of what it leaves out. */
function givesAway({ total, parts }: Line, hidden: ReadonlySet<string>, countOf: (name: string) => number): boolean {
  const out = parts.filter((name) => hidden.has(name))
  if (hidden.has(total)) return out.length === 0
  if (out.length === 0) return false
  const sum = out.reduce((all, name) => all + countOf(name), 0)
  const onlySmall = out.every((name) => countOf(name) < smallestShown)
  return out.length < 2 || sum < smallestShown || (onlySmall && sum > out.length * most - spread)
}

const near = 1e-9

/**
 * The left-out cells that follow from the shown ones by adding and subtracting lines: those that stand alone in a row
 * once the lines are solved for what is left out (Gauss-Jordan).
 */
function following(lines: readonly Line[], hidden: ReadonlySet<string>): string[] {
  const names = [...hidden]
  const place = new Map(names.map((name, n) => [name, n]))
  const rows = lines.flatMap(({ total, parts }) => {
    const row = new Float64Array(names.length)
    let any = false
    const add = (name: string, by: number) => {
      const at = place.get(name)
      if (at === undefined) return
      row[at] = (row[at] ?? 0) + by
      any = true
    }
    for (const part of parts) add(part, 1)
    add(total, -1)
    return any ? [row] : []
  })
  let top = 0
  for (let column = 0; column < names.length && top < rows.length; column++) {
    const pivot = rows.findIndex((row, n) => n >= top && Math.abs(row[column] ?? 0) > near)
    if (pivot < 0) continue
    const [row, other] = [rows[pivot], rows[top]]
    if (!row || !other) continue
    rows[pivot] = other
    rows[top] = row
    const by = row[column] ?? 1
    for (let n = 0; n < row.length; n++) row[n] = (row[n] ?? 0) / by
    for (const [n, one] of rows.entries()) {
      const times = n === top ? 0 : (one[column] ?? 0)
      if (Math.abs(times) <= near) continue
      for (let at = 0; at < one.length; at++) one[at] = (one[at] ?? 0) - times * (row[at] ?? 0)
    }
    top += 1
  }
  return rows.flatMap((row) => {
    const held = [...row.keys()].filter((at) => Math.abs(row[at] ?? 0) > near)
    const [only] = held
    return held.length === 1 && only !== undefined ? [names[only] ?? ''] : []
  })
}
