import type { SchoolId } from '../ids.ts'
import { isFinished } from '../stages.ts'
import type { Stage } from '../stages.ts'
import { leftOut } from './suppression.ts'
import type { Line } from './suppression.ts'

/** By what folders are counted beside their school. */
export const dimensions = ['month', 'stage', 'level', 'outcome'] as const
export type Dimension = (typeof dimensions)[number]

/** Folders that are alike: `span` is the place of their month among `months`, null before the first. */
export interface Counted {
  schoolId: SchoolId | null
  stage: Stage
  level: string | null
  span: number | null
  count: number
}

export interface Column {
  id: string
  label: string
}

/** One table: a row a school and one for all; a number that is left out is null. */
export interface CountTable {
  columns: readonly Column[]
  rows: readonly { school: string; cells: readonly (number | null)[]; total: number | null }[]
}

export interface CountWords {
  schools: readonly { id: SchoolId; name: string }[]
  /** Oldest first, as people read them. */
  months: readonly string[]
  levels: readonly Column[]
}

const all = 'all'
const nowhere = 'none'
const notAssessed = 'not-assessed'

const stageColumns: readonly (Column & { stages: readonly Stage[] })[] = [
  { id: 'screening', label: 'Screening', stages: ['reported', 'triage'] },
  { id: 'inquiry', label: 'Inquiry and assessment', stages: ['opened', 'inquiry', 'assessment', 'reopened'] },
  { id: 'plan', label: 'Plan', stages: ['plan_pending', 'managing', 'closure_review'] },
]
const outcomeColumns: readonly (Column & { stages: readonly Stage[] })[] = [
  { id: 'screened-out', label: 'Screening finished, no case', stages: ['screened_out'] },
  { id: 'closed', label: 'Case closed', stages: ['closed'] },
]

/** Which folders a table is about: all, those under way, or those that ended. */
const aboutOf: Readonly<Record<Dimension, 'T' | 'U' | 'E'>> = { month: 'T', stage: 'U', level: 'U', outcome: 'E' }

const columnsOf = (by: Dimension, { months, levels }: CountWords): readonly Column[] => {
  if (by === 'month')
    return [{ id: 'earlier', label: 'Before' }, ...months.map((label, n) => ({ id: String(n), label }))]
  if (by === 'stage') return stageColumns
  if (by === 'level') return [...levels, { id: notAssessed, label: 'Not yet assessed' }]
  return outcomeColumns
}

const columnOf = (by: Dimension, { stage, level, span }: Counted, { levels }: CountWords): string => {
  if (by === 'month') return span === null ? 'earlier' : String(span)
  if (by === 'level') return levels.some(({ id }) => id === level) ? (level ?? notAssessed) : notAssessed
  const columns = by === 'stage' ? stageColumns : outcomeColumns
  return columns.find(({ stages }) => stages.includes(stage))?.id ?? ''
}

/**
 * All tables at once: what is left out of one is chosen with all the others in view, because they are about the same
 * folders and one would give the other away. Pure.
 */
export function countTables(counted: readonly Counted[], words: CountWords): Readonly<Record<Dimension, CountTable>> {
  const schools = [
    ...words.schools,
    ...(counted.some(({ schoolId }) => schoolId === null) ? [{ id: nowhere, name: 'No school' }] : []),
  ]
  const places = [...schools.map(({ id }) => id), all]
  const cells = new Map<string, number>()
  const name = (of: string, place: string, column = '') => `${of} ${column} ${place}`
  const add = (key: string, count: number) => cells.set(key, (cells.get(key) ?? 0) + count)
  for (const place of places) {
    for (const of of ['T', 'U', 'E']) add(name(of, place), 0)
    for (const by of dimensions) for (const { id } of columnsOf(by, words)) add(name(by, place, id), 0)
  }
  for (const one of counted) {
    const of = isFinished(one.stage) ? 'E' : 'U'
    for (const place of [one.schoolId ?? nowhere, all]) {
      add(name('T', place), one.count)
      add(name(of, place), one.count)
      for (const by of dimensions) {
        const about = aboutOf[by]
        if (about === 'T' || about === of) add(name(by, place, columnOf(by, one, words)), one.count)
      }
    }
  }
  const ids = schools.map(({ id }) => id)
  const overSchools = (of: string, column?: string): Line => ({
    total: name(of, all, column),
    parts: ids.map((id) => name(of, id, column)),
  })
  const lines: Line[] = [
    ...places.map((place) => ({ total: name('T', place), parts: [name('U', place), name('E', place)] })),
    ...['T', 'U', 'E'].map((of) => overSchools(of)),
    ...dimensions.flatMap((by) => [
      ...columnsOf(by, words).map(({ id }) => overSchools(by, id)),
      ...places.map((place) => ({
        total: name(aboutOf[by], place),
        parts: columnsOf(by, words).map(({ id }) => name(by, place, id)),
      })),
    ]),
  ]
  const hidden = leftOut(cells, lines)
  const shown = (key: string): number | null => (hidden.has(key) ? null : (cells.get(key) ?? 0))
  const table = (by: Dimension): CountTable => ({
    columns: columnsOf(by, words),
    rows: [...schools, { id: all, name: 'All schools' }].map(({ id, name: school }) => ({
      school,
      cells: columnsOf(by, words).map((column) => shown(name(by, id, column.id))),
      total: shown(name(aboutOf[by], id)),
    })),
  })
  return { month: table('month'), stage: table('stage'), level: table('level'), outcome: table('outcome') }
}
