import { enrolmentIdIn, enrolmentTopic } from '../domain/enrolment.ts'
import { RuleBroken } from '../domain/errors.ts'
import { carryEnrolment } from './carry-enrolment.command.server.ts'
import type { Job } from './register.server.ts'

const atOnce = 50

/** Tells folders that their student comes or goes: soon, because somebody may stand at the counter. */
export const carryEnrolments: Job = {
  name: 'carry enrolments',
  often: true,
  run: async ({ runtime, asking }) => {
    const waiting = await runtime.store.read((records) => records.outbox.waiting(enrolmentTopic, atOnce))
    let told = 0
    for (const { id, caseId } of waiting) {
      try {
        const input = { caseId: caseId ?? '', enrolmentId: enrolmentIdIn(id) }
        // The token is the row's: told once, also where the row outlives a crash.
        await runtime.run(carryEnrolment, input, { ...asking, token: `enrolment ${id}` })
        told += 1
      } catch (error) {
        if (!RuleBroken.is(error)) throw error
      }
      await runtime.store.write((records) => records.write.takeOutbox([id]))
    }
    return told
  },
}
