import { z } from 'zod'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import { instantText, timeText } from '#app/ui/when.ts'

/**
 * The schools at which somebody was marked to be in danger and nobody has stood down: where, and since when. Never of
 * whom, nor anything that was written: a communications officer tells families, and must not know whom it is about.
 * Several at one school are one line, so that nobody counts students by them.
 */
export const alerts = query({
  name: 'alerts',
  readsOn: true,
  input: z.looseObject({}),
  permission: 'alerts.read',
  load: async ({ records, fileOf, now, calendar }) => {
    const since = new Map<string, Instant>()
    for (const { id, schoolId } of await records.counts.emergencies()) {
      const at = (await fileOf(id))?.danger.imminent?.at
      const known = since.get(schoolId ?? '')
      if (at && (known === undefined || at < known)) since.set(schoolId ?? '', at)
    }
    return {
      since,
      schools: await records.district.schools(),
      safetyPhone: (await records.district.load())?.safetyPhone ?? '',
      zone: calendar.zone,
      now,
    }
  },
  redact: ({ since, schools, safetyPhone, zone, now }) => {
    const today = localOf(now, zone).day
    return {
      title: 'Alerts',
      safetyPhone,
      asOf: timeText(now, zone),
      rows: [...since]
        .map(([schoolId, at]) => {
          const school = schools.find(({ id }) => id === schoolId)
          return {
            id: schoolId || 'none',
            school: school?.name ?? 'A place outside the schools',
            phone: school?.phone ?? safetyPhone,
            since: instantText(at, zone, today),
            at,
          }
        })
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map(({ at: _at, ...shown }) => shown),
    }
  },
  shown: ({ since }) => ({ sections: ['emergencies by school'], count: since.size }),
})
export type AlertsView = ReturnType<typeof alerts.redact>
