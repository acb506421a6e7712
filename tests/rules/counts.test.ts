import { describe, expect, it } from 'vitest'
import { leftOut, smallestShown } from '#app/domain/counts/suppression.ts'
import type { Line } from '#app/domain/counts/suppression.ts'
import { countTables, dimensions } from '#app/domain/counts/tables.ts'
import type { Counted } from '#app/domain/counts/tables.ts'
import type { Stage } from '#app/domain/stages.ts'

/** A table of `rows` by `columns` with its totals, as cells and lines. */
function tableOf(counts: readonly (readonly number[])[]) {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  const [first = []] = counts
  const columns = [...first.keys()]
  const cells = new Map<string, number>()
  counts.forEach((row, r) => row.forEach((count, c) => cells.set(`${r},${c}`, count)))
  counts.forEach((row, r) => cells.set(`${r},all`, sum(row)))
  for (const c of columns) cells.set(`all,${c}`, sum(counts.map((row) => row[c] ?? 0)))
  cells.set('all,all', sum(counts.map(sum)))
  const rows = [...counts.keys(), 'all']
  const lines: Line[] = [
    ...rows.map((r) => ({ total: `${r},all`, parts: columns.map((c) => `${r},${c}`) })),
    ...[...columns, 'all'].map((c) => ({ total: `all,${c}`, parts: [...counts.keys()].map((r) => `${r},${c}`) })),
  ]
  return { cells, lines }
}

const names22 = ['0,0', '0,1', '1,0', '1,1', '0,all', '1,all', 'all,0', 'all,1', 'all,all']
const all22 = (a: number, b: number, c: number, d: number) => [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d]

/** Whether each left-out cell of a 2 by 2 table could be another number, by trying every table that fits what is shown. */
function couldBeOther(given: readonly number[], hidden: ReadonlySet<string>, most: number): boolean[] {
  const shown = [...names22.keys()].filter((n) => !hidden.has(names22[n] ?? ''))
  const other = names22.map((name) => !hidden.has(name))
  for (let a = 0; a <= most; a++)
    for (let b = 0; b <= most; b++)
      for (let c = 0; c <= most; c++)
        for (let d = 0; d <= most; d++) {
          const tried = all22(a, b, c, d)
          if (shown.some((n) => tried[n] !== given[n])) continue
          for (const n of names22.keys()) if (tried[n] !== given[n]) other[n] = true
        }
  return other
}

describe('what a table of counts leaves out', () => {
  it('is every count under eleven, nought too, and nothing where all are large', () => {
    const { cells, lines } = tableOf([
      [20, 30],
      [40, 50],
    ])
    expect(leftOut(cells, lines).size).toBe(0)
    expect(leftOut(new Map([['a', 10], ['b', 0], ['c', 11]]), [])).toEqual(new Set(['a', 'b'])) // prettier-ignore
  })

  it('is more than one number of each line, so that none follows from the total', () => {
    const { cells, lines } = tableOf([
      [3, 30, 40],
      [25, 60, 70],
      [50, 80, 90],
    ])
    const hidden = leftOut(cells, lines)
    expect(hidden.has('0,0')).toBe(true)
    for (const { total, parts } of lines) {
      const out = parts.filter((name) => hidden.has(name)).length
      if (!hidden.has(total)) expect(out).not.toBe(1)
    }
    expect(hidden.has('all,all')).toBe(false)
  })

  it('is more where two small ones together say what each is', () => {
    const line = { total: 't', parts: ['a', 'b', 'c'] }
    const given = (a: number, b: number) => new Map([['a', a], ['b', b], ['c', 50], ['t', a + b + 50]]) // prettier-ignore
    expect(leftOut(given(10, 10), [line]).has('c')).toBe(true)
    expect(leftOut(given(0, 2), [line]).has('c')).toBe(true)
    expect(leftOut(given(7, 6), [line])).toEqual(new Set(['a', 'b']))
  })

  it('is more where several lines together give a number away, though none does alone', () => {
    // a+b and b+c+d, a+c+d: each leaves two out, and half of their sum is what c+d is.
    const cells = new Map([['a', 5], ['b', 12], ['c', 6], ['ab', 17], ['bc', 18], ['ac', 11], ['d', 90], ['all', 113]]) // prettier-ignore
    const lines = [
      { total: 'ab', parts: ['a', 'b'] },
      { total: 'bc', parts: ['b', 'c'] },
      { total: 'ac', parts: ['a', 'c'] },
    ]
    const hidden = leftOut(cells, lines)
    expect(['ab', 'bc', 'ac'].some((total) => hidden.has(total))).toBe(true)
  })

  it('is not known from any 2 by 2 table, whatever stands in it: found by trying all that fit', () => {
    for (const [a, b, c, d] of [
      [0, 0, 0, 2],
      [0, 12, 10, 2],
      [1, 11, 12, 13],
      [9, 13, 12, 0],
      [10, 10, 12, 13],
      [10, 1, 0, 11],
      [11, 12, 10, 13],
      [13, 0, 0, 13],
      [12, 12, 12, 12],
      [2, 18, 18, 2],
    ] as const) {
      const { cells, lines } = tableOf([
        [a, b],
        [c, d],
      ])
      const hidden = leftOut(cells, lines)
      for (const [name, count] of cells) if (count < smallestShown) expect(hidden.has(name)).toBe(true)
      expect(couldBeOther(all22(a, b, c, d), hidden, 24), [a, b, c, d].join()).not.toContain(false)
    }
  })
})

describe('the tables of counts', () => {
  const words = {
    schools: [
      { id: 'sch_a', name: 'Alder' },
      { id: 'sch_b', name: 'Birch' },
    ],
    months: ['Aug', 'Sep'],
    levels: [
      { id: 'low', label: 'Low' },
      { id: 'high', label: 'High' },
    ],
  }
  const some = (schoolId: string, stage: Stage, count: number, more: Partial<Counted> = {}): Counted => ({
    schoolId,
    stage,
    level: null,
    span: 1,
    count,
    ...more,
  })
  const counted = [
    some('sch_a', 'managing', 40, { level: 'low' }),
    some('sch_a', 'managing', 4, { level: 'high', span: 0 }),
    some('sch_a', 'triage', 13),
    some('sch_a', 'closed', 60, { span: null }),
    some('sch_b', 'inquiry', 22, { level: 'low', span: 0 }),
    some('sch_b', 'screened_out', 35),
    some('sch_b', 'closed', 90, { span: 0 }),
  ]

  it('count each folder once, and show the total of all', () => {
    const tables = countTables(counted, words)
    const last = tables.month.rows.at(-1)
    expect(last).toMatchObject({ school: 'All schools', total: 264 })
  })

  it('show no number under eleven, in none of the tables', () => {
    const tables = countTables(counted, words)
    for (const by of dimensions)
      for (const { cells, total } of tables[by].rows)
        for (const count of [...cells, total]) expect(count === null || count >= smallestShown).toBe(true)
  })

  it('leave a number out of every table that would give it away in another', () => {
    // Alder has four cases of high level: stage and level are about the same folders.
    const { stage, level } = countTables(counted, words)
    const alder = (table: typeof level) => table.rows.find(({ school }) => school === 'Alder')
    expect(alder(level)?.cells[1]).toBeNull()
    expect(alder(level)?.cells.filter((count) => count === null).length).toBeGreaterThan(1)
    expect(alder(stage)?.total).toBe(alder(level)?.total)
  })

  it('of a district with next to nothing show nothing', () => {
    const tables = countTables([some('sch_a', 'managing', 3)], words)
    for (const by of dimensions)
      for (const { cells, total } of tables[by].rows)
        expect([...cells, total].every((count) => count === null)).toBe(true)
  })
})
