import { describe, expect, it } from 'vitest'
import { notHappened, notThen, yearsBack } from '#app/domain/happened.ts'
import { instant } from '#app/domain/time.ts'

/** Tuesday 15 September 2026, 2:40 pm in California. */
const at = { now: instant('2026-09-15T21:40:00.000Z'), zone: 'America/Los_Angeles' }

describe('when something happened (P2)', () => {
  it('may be now, earlier today, days or years ago', () => {
    for (const said of [
      { day: '2026-09-15', time: '14:40' },
      { day: '2026-09-15', time: '00:05' },
      { day: '2026-09-15' },
      { day: '2026-06-01', time: '23:59' },
      { day: '2016-02-29' },
    ])
      expect(notThen(said, at), JSON.stringify(said)).toBeNull()
  })

  it('is never ahead: not tonight, not tomorrow, not in 2999', () => {
    expect(notThen({ day: '2026-09-15', time: '23:59' }, at)).toMatchObject({ field: 'time' })
    expect(notThen({ day: '2026-09-16', time: '00:01' }, at)).toMatchObject({ field: 'day' })
    expect(notThen({ day: '2026-09-16' }, at)).toMatchObject({ field: 'day' })
    expect(notThen({ day: '2099-12-31' }, at)?.message).toContain('still to come')
  })

  it('bears a clock that runs a few minutes ahead', () => {
    expect(notThen({ day: '2026-09-15', time: '14:45' }, at)).toBeNull()
    expect(notThen({ day: '2026-09-15', time: '14:46' }, at)).toMatchObject({ field: 'time' })
  })

  it('reaches back as far as somebody’s time at school, a report less far', () => {
    expect(notThen({ day: '2001-09-15' }, at)).toMatchObject({
      field: 'day',
      message: 'This is more than 20 years ago. Check the year.',
    })
    expect(notThen({ day: '2023-09-15' }, at, yearsBack.received)).toMatchObject({ field: 'day' })
    expect(notThen({ day: '2025-03-01' }, at, yearsBack.received)).toBeNull()
  })

  it('is found wherever a form asks for it, as sent or as parsed, and named by its field', () => {
    const ahead = { day: '2026-09-16', time: undefined }
    expect(
      Object.keys(
        notHappened(
          {
            caseId: 'cas_x',
            happened: ahead,
            arrived: { day: '2026-09-15', time: '23:00' },
            told: [{ at: ahead }, { at: { day: '2026-09-14', time: '' } }],
          },
          at,
        ),
      ),
    ).toEqual(['happened.day', 'arrived.time', 'told.0.at.day'])
    expect(
      notHappened({ happened: { day: 'soon', time: '' }, checkBy: '2030-01-01', days: ['2027-01-01'] }, at),
    ).toEqual({})
  })
})
