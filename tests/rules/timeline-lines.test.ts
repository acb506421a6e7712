import { describe, expect, it } from 'vitest'
import type { TimelineLine } from '#app/domain/case-file.ts'
import { folded } from '#app/features/case/timeline-lines.ts'

const line = (n: number, kind: string, by = 'usr_a', on = '2026-09-15') =>
  ({
    entryId: `ent_${n}`,
    kind,
    recordedBy: by,
    happenedOn: on,
    happenedAt: null,
    sentence: `Entry ${n}.`,
  }) as unknown as TimelineLine
const shown = (one: TimelineLine) => ({
  id: one.entryId,
  sentence: one.sentence,
  happened: { on: one.happenedOn },
  recordedAt: '2026-09-15T17:00:00.000Z',
  by: one.recordedBy,
  to: `/cases/cas_1/entries/${one.entryId}`,
})
const ids = (lines: TimelineLine[]) =>
  folded(lines, 'cas_1', shown).map((one) => one.entries?.map(({ id }) => id) ?? one.id)

describe('answers to key questions in a row', () => {
  it('by one person on a day are one line that leads to all of them', () => {
    const thirteen = Array.from({ length: 13 }, (_, n) => line(n, 'key-answer'))
    const [one, ...others] = folded(thirteen, 'cas_1', shown)
    expect(others).toEqual([])
    expect(one).toMatchObject({ sentence: '13 key questions answered', to: '/cases/cas_1/key-questions' })
    expect(one?.entries).toHaveLength(13)
    expect(one?.entries?.[4]).toMatchObject({ to: '/cases/cas_1/entries/ent_4', sentence: 'Entry 4.' })
  })

  it('by another person, on another day, or with something in between stay apart', () => {
    const k = 'key-answer'
    expect(ids([line(1, k), line(2, k, 'usr_b'), line(3, k, 'usr_b')])).toEqual(['ent_1', ['ent_2', 'ent_3']])
    expect(ids([line(1, k), line(2, k, 'usr_a', '2026-09-14')])).toEqual(['ent_1', 'ent_2'])
    expect(ids([line(1, k), line(2, 'note'), line(3, k)])).toEqual(['ent_1', 'ent_2', 'ent_3'])
    expect(ids([line(1, 'note'), line(2, 'note')])).toEqual(['ent_1', 'ent_2'])
  })
})
