import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import { command } from '../gates/command.ts'

const count = z.int().min(0)

/** Puts on record how many cases' time is over by the schedule, and how many of those that are a hold keeps. */
export const noteRetentionRun = command({
  name: 'noteRetentionRun',
  input: z.object({ due: count, held: count, unknown: count, looked: count }),
  permission: 'case.system',
  handle: async ({ input: { due, held, unknown, looked }, records }) => {
    const district = await records.district.load()
    if (!district) throw new RuleBroken('No district is set up yet.', 'known district')
    const section = `due ${due}, held ${held}, age not known ${unknown}, of ${looked} looked at`
    return {
      result: { due },
      events: [{ act: 'governance.retentionRun', object: { t: 'district', id: district.id, count: due, section } }],
    }
  },
})
