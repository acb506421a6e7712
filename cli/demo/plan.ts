import type { Script, ScriptEvent } from '#db/demo/script.ts'
import { daysBetween, instantAt, localOf, plusDays } from '../../app/domain/time.ts'
import type { Day, Instant } from '../../app/domain/time.ts'

/** One event of one story at its real moment. */
export interface Planned {
  script: Script
  event: ScriptEvent
  shiftDays: number
  at: Instant
}

const dayOf = (event: ScriptEvent): Day => event.at.slice(0, 10) as Day
const timeOf = (event: ScriptEvent): string => event.at.slice(11)

/**
 * Every event of every story, in time order. Each story is shifted by whole weeks (by 52 of them where it is aligned to
 * the year) to the latest place at which none of it lies in the future.
 */
export function planStories(scripts: readonly Script[], now: Instant, zone: string): Planned[] {
  const today = localOf(now, zone).day
  return scripts
    .flatMap((script) => {
      const last = script.events.reduce<Day>(
        (latest, event) => (dayOf(event) > latest ? dayOf(event) : latest),
        '0000-01-01' as Day,
      )
      const step = { year: 364, week: 7, day: 1 }[script.align]
      let shiftDays = Math.floor(daysBetween(last, today) / step) * step
      const at = (event: ScriptEvent) => instantAt(plusDays(dayOf(event), shiftDays), timeOf(event), zone)
      if (script.events.some((event) => at(event) > now)) shiftDays -= step
      return script.events.map((event) => ({ script, event, shiftDays, at: at(event) }))
    })
    .map((planned, place) => ({ planned, place }))
    .sort((a, b) => (a.planned.at === b.planned.at ? a.place - b.place : a.planned.at < b.planned.at ? -1 : 1))
    .map(({ planned }) => planned)
}

/** By how many times 52 weeks the school year 2026-27 must be shifted to cover what is played, today and the year after. */
export function yearShifts(planned: readonly Planned[], now: Instant, zone: string): number[] {
  const days = [...planned.map((one) => localOf(one.at, zone).day), localOf(now, zone).day]
  const shifts = days.map((one) => Math.floor(daysBetween('2026-08-01' as Day, one) / 364))
  const [least, most] = [Math.min(...shifts), Math.max(...shifts) + 1]
  return Array.from({ length: most - least + 1 }, (_, n) => least + n)
}
