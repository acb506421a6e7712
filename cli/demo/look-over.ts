import { demoDistrict } from '#db/demo/district.ts'
import { weeksToLookOver } from '#db/demo/looked-over.ts'
import { afterWeek, weekOf } from '../../app/domain/review-weeks.ts'
import { instantAt, localOf, plusDays, plusMinutes } from '../../app/domain/time.ts'
import type { Day, Instant } from '../../app/domain/time.ts'
import { drawSample } from '../../app/features/desk/draw-sample.command.server.ts'
import { recordFinding } from '../../app/features/desk/record-finding.command.server.ts'
import { signWeek } from '../../app/features/desk/sign-week.command.server.ts'
import { openToAudit } from '../../app/features/opening/open-to-audit.command.server.ts'
import type { Runtime } from '../../app/gates/runtime.ts'
import { newId } from '../../app/keys/random.server.ts'
import type { StoryClock } from './player.ts'
import type { References } from './references.ts'

const { zone } = demoDistrict
const today = (at: Instant): Day => localOf(at, zone).day

/** When the auditor of the demo last looked the record over: on the Monday of last week. That week still waits. */
export const lookedOverAt = (now: Instant): Instant => instantAt(plusDays(weekOf(today(now)), -7), '08:20', zone)

/**
 * The auditor signs the weeks before the story's moment, one with something to put right, draws cases of the year before
 * at random, opens what was drawn, and says what was found.
 */
export async function lookOver(runtime: Runtime, shared: References, clock: StoryClock): Promise<void> {
  const doing = async () => {
    const at = clock.now()
    const actor = await runtime.store.read((records) => records.users.actor(shared.get('U21'), today(at), at))
    if (!actor) throw new Error('The auditor of the demo can’t sign in on that day.')
    clock.moveTo(plusMinutes(at, 6))
    return { actor, requestId: newId('request'), via: 'demo' } as const
  }
  const { weeks, sample, findings } = weeksToLookOver
  const monday = weekOf(today(clock.now()))
  for (const [n, said] of weeks.entries()) {
    const week = plusDays(monday, -7 * (weeks.length - n))
    if (afterWeek(week) <= monday) await runtime.run(signWeek, { week, ...said }, await doing())
  }
  const days = { from: plusDays(monday, -sample.days), until: monday }
  const { sampleId } = await runtime.run(drawSample, { asked: sample.asked, ...days }, await doing())
  const drawn = (await runtime.store.read((records) => records.reviews.sample(sampleId)))?.drawn ?? []
  for (const [n, drawnCaseId] of drawn.entries()) {
    const found = findings[n]
    if (!found) continue
    await runtime.run(openToAudit, { caseId: drawnCaseId, reason: sample.reason }, await doing())
    await runtime.run(recordFinding, { sampleId, drawnCaseId, ...found }, await doing())
  }
}
