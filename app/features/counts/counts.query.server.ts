import { z } from 'zod'
import { cellText } from '#app/domain/counts/cell-text.ts'
import { countTables, dimensions } from '#app/domain/counts/tables.ts'
import { monthWords } from '#app/domain/dates-in-words.ts'
import { instantAt, localOf, longDayWords } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { dimensionWords, leftOutWords, suppressionWords } from './counts-words.ts'

const input = z.looseObject({ by: z.enum(dimensions).catch('month') })
type Work = QueryWork<z.output<typeof input>>

/** Months that have a column of their own, the present one included. */
const monthsShown = 12

/** The first days of the last months, oldest first. */
function monthStarts(today: Day): Day[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: monthsShown }, (_, n) => {
    const index = year * 12 + (month - 1) - (monthsShown - 1 - n)
    return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}-01` as Day
  })
}

async function tableFor({ input: { by }, records, now, calendar, profile }: Work) {
  const { zone } = calendar
  const today = localOf(now, zone).day
  const starts = monthStarts(today)
  const tables = countTables(await records.counts.folders(starts.map((on) => instantAt(on, '00:00', zone))), {
    schools: (await records.district.schools()).map(({ id, name }) => ({ id, name })),
    months: starts.map(monthWords),
    levels: Object.entries(profile.levels).map(([id, { label }]) => ({ id, label })),
  })
  return { by, table: tables[by], today }
}

/** Counts without names: by school and one thing more. What a small number would give away is left out before it leaves. */
export const counts = query({
  name: 'counts',
  input,
  permission: 'counts.read',
  load: tableFor,
  redact: ({ by, table, today }) => ({
    title: 'Counts',
    by,
    asOf: longDayWords(today),
    ways: dimensions.map((id) => ({ id, label: dimensionWords[id].label })),
    about: dimensionWords[by].about,
    table,
  }),
  shown: ({ by }) => ({ sections: [`counts by ${by}`] }),
})
export type CountsView = ReturnType<typeof counts.redact>

/** The same table as a file. */
export const countsFile = query({
  name: 'countsFile',
  input,
  permission: 'counts.read',
  load: tableFor,
  redact: ({ by, table, today }) => ({
    name: `counts by ${by} ${today}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: `\uFEFF${[
      ['School', ...table.columns.map(({ label }) => label), 'Total'],
      ...table.rows.map(({ school, cells, total }) => [school, ...[...cells, total].map((one) => one ?? leftOutWords)]),
      [],
      [`As of ${longDayWords(today)}. ${dimensionWords[by].about}`],
      ...suppressionWords.map((line) => [line]),
    ]
      .map((row) => row.map(cellText).join(','))
      .join('\r\n')}\r\n`,
  }),
  shown: ({ by }) => ({ sections: [`counts by ${by}, as a file`] }),
})
