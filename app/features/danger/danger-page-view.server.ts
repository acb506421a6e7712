import { timeOfDay } from '#app/domain/dates-in-words.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'

/** Whom to call, and what stands on record of the danger (P5). */
export async function dangerPageView({ caseFile, actor, calendar, now, records }: CaseQueryWork<unknown>) {
  const [district, duty] = await Promise.all([records.district.load(), records.district.onDuty()])
  const people = await records.users.byIds(duty.map((one) => one.userId))
  const { imminent, standDown } = caseFile.danger
  const ids = [imminent?.by, standDown.proposed?.by].filter((id) => id !== undefined)
  const names = new Map((await records.users.byIds(ids)).map((one) => [one.id, one.name]))
  return {
    caseId: caseFile.id,
    nowText: timeOfDay(now, calendar.zone),
    safetyPhone: district?.safetyPhone ?? null,
    onDuty: duty.flatMap(({ userId }) => {
      const person = people.find((one) => one.id === userId)
      return person?.phone ? [{ name: person.name, phone: person.phone }] : []
    }),
    imminent: imminent && {
      at: imminent.at,
      by: names.get(imminent.by) ?? 'a staff member',
      called: imminent.called,
      what: imminent.what,
    },
    proposed: standDown.proposed && {
      entryId: standDown.proposed.entryId,
      by: names.get(standDown.proposed.by) ?? 'a staff member',
      own: standDown.proposed.by === actor.id,
      reason: standDown.proposed.reason,
    },
  }
}

export type DangerView = Awaited<ReturnType<typeof dangerPageView>>
