import { rowChange } from '#app/domain/events.ts'
import { sampleOf } from '#app/domain/sample.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { drawSampleInput } from './sample-input.ts'

/** Most cases among which is drawn: the draw keeps them all, so that it can be repeated. */
const most = 5_000

/**
 * Draws cases at random among those that were opened, or ended as a screening, between two days and that the auditor sees in lists. Seed and pool
 * are kept, so that anybody can draw the same ones again.
 */
export const drawSample = command({
  name: 'drawSample',
  input: drawSampleInput,
  permission: 'audit.sample',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar }) => {
    const { asked, from, until, inSchool, stage } = input
    const { zone } = calendar
    const pool = await records.reviews.pool({
      userId: actor.id,
      today: localOf(now, zone).day,
      from: instantAt(from, '00:00', zone),
      to: instantAt(plusDays(until, 1), '00:00', zone),
      schoolId: inSchool,
      stage,
      limit: most + 1,
    })
    if (pool.length === 0) throw new InputRefused({ from: 'No such case was opened or ended in these days.' }, input)
    if (pool.length > most) {
      throw new InputRefused({ until: 'These are more than 5,000 cases. Choose fewer days, or one school.' }, input)
    }
    const seed = newSalt()
    const sample = {
      id: newId('sample'),
      drawnBy: actor.id,
      drawnAt: now,
      from,
      until,
      schoolId: inSchool ?? null,
      stage: stage ?? null,
      asked,
      seed,
      pool,
      drawn: sampleOf(seed, pool, asked),
      salt: newSalt(),
    }
    await records.write.addSample(sample)
    return {
      result: { sampleId: sample.id },
      events: [
        {
          act: 'sample.drawn',
          object: { t: 'sample', id: sample.id, count: sample.drawn.length },
          sealed: { drawn: sample.drawn, among: pool.length, from, until, school: inSchool, stage },
          rows: [rowChange('sample', sample.id, undefined, sample)],
        },
      ],
    }
  },
})
