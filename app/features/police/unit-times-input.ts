import { z } from 'zod'
import { localMomentSchema, optionalLocalMomentSchema } from '#app/domain/time.ts'
import { beside, optionalText, text } from '#app/domain/fields.ts'

const withTime = localMomentSchema.refine(({ time }) => time !== undefined, beside('time', 'Give the time.'))

/** The times of a police unit, as a dispatcher has them: when it was sent, and when it was there. */
export const unitTimesInput = z.object({
  caseId: z.string(),
  unit: text('Say which unit.', 200),
  agency: text('Say which agency.', 200),
  incident: optionalText(100),
  sent: withTime,
  arrived: optionalLocalMomentSchema.refine(
    (arrived) => arrived === undefined || arrived.time !== undefined,
    beside('time', 'Give the time.'),
  ),
})
