import type { RetentionChangeRow } from '#db/records/records.ts'
import { classLabel, numbersWords, retentionClassIds } from '#app/domain/retention-schedule.ts'
import type { RetentionNumbers, RetentionRule } from '#app/domain/retention-schedule.ts'
import { localOf } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'

/** The schedule in force, what waits for a second person, and how it came to be so: newest first. */
export async function scheduleShown(
  { records, actor, now, calendar, profile }: QueryWork<unknown>,
  on: (at: string) => string,
) {
  const changes = await records.destruction.retentionChanges()
  const ids = [...new Set(changes.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy]))]
  const users = new Map((await records.users.byIds(ids)).map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => users.get(id) ?? 'somebody who left'
  const waits = new Map(changes.filter(({ outcome }) => outcome === null).map((one) => [one.class, one.id]))
  const { day: today } = localOf(now, calendar.zone)
  const can = may(actor, 'retention.propose', null, today).allow
  return {
    schedule: retentionClassIds.map((id) => {
      const { label, years, age, basis, floor }: RetentionRule = profile.retention[id]
      return {
        id,
        label,
        years,
        age: age ?? null,
        basis: basis.text,
        kept: numbersWords({ years, age }),
        floor: floor ? `Never shorter than ${floor.years} years: ${floor.law}` : null,
        waits: waits.get(id) ?? null,
        change: can && !waits.has(id),
      }
    }),
    changes: changes.map((one) => changeLine(one, { on, nameOf })),
  }
}
export type ScheduleShown = Awaited<ReturnType<typeof scheduleShown>>

function changeLine(
  one: RetentionChangeRow,
  { on, nameOf }: { on: (at: string) => string; nameOf: (id: string) => string },
) {
  const before = JSON.parse(one.before) as RetentionNumbers
  const decided = one.decidedAt && one.decidedBy ? `${on(one.decidedAt)}, ${nameOf(one.decidedBy)}` : ''
  return {
    id: one.id,
    what: classLabel(one.class),
    before: numbersWords(before),
    beforeBasis: before.basis.text,
    after: numbersWords(one),
    basis: one.basisText,
    reason: one.reason,
    proposed: `${on(one.proposedAt)}, ${nameOf(one.proposedBy)}`,
    waits: one.outcome === null,
    came: one.outcome === null ? '' : `${one.outcome === 'approved' ? 'Approved' : 'Declined'} ${decided}`,
    note: one.note,
  }
}
