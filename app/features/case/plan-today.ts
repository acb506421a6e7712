import type { CaseFile } from '#app/domain/case-file.ts'
import type { UserId } from '#app/domain/ids.ts'
import { compareLevels } from '#app/domain/file/judgement.ts'
import { givenName } from '#app/domain/identity.ts'
import { standingLevel } from '#app/domain/level-of-concern.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { isFinished, isScreening } from '#app/domain/stages.ts'
import { instantAt } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { nextOccurrence } from '#app/domain/work/next-occurrence.ts'

/** One action of the plan as it stands today. */
export interface PlanRow {
  id: string
  what: string
  owner: string
  backup?: string
  ifNot?: string
  due: { on: Day; at: Instant | null } | null
  overdue: boolean
  /** "Done 7:52 am" comes from this. */
  doneAt: string | null
  notDone?: string
  /** Names the check-in that its buttons record. */
  checkIn: { actionId: string; dueOn: Day; token: string } | null
}

export interface PlanToday {
  kind: 'none' | 'interim' | 'plan'
  /** Why a plan is wanted although there is none. */
  wanted: boolean
  /** How the student is called: "Caleb". */
  given: string
  rows: readonly PlanRow[]
  /** More may be in the plan than this reader is shown. */
  partly: boolean
  /** The plan's own page may be opened. */
  mayOpen: boolean
}

interface Around {
  calendar: SchoolCalendar
  today: Day
  /** Whether the reader may record check-ins. */
  may: boolean
  newToken(): string
  /** The reader sees only what they are asked to do themselves. */
  only?: UserId
}

/** What the plan asks for today, and what of it is done; null where there is no plan to speak of. */
export function planToday(file: CaseFile, { calendar, today, may, newToken, only }: Around): PlanToday | null {
  if (isScreening(file.stage) || isFinished(file.stage)) return null
  if (only && file.plan.kind === 'none') return null
  const level = standingLevel(file)
  const rows = file.plan.actions
    .filter((one) => !one.ended && (!only || one.owner === only || one.backup === only))
    .map((one): PlanRow => {
      const next = nextOccurrence(one, file.removalDays, calendar)
      const last = one.checkIns.findLast((it) => !it.undone && it.dueOn === today)
      const due = next !== null && next <= today ? next : null
      return {
        id: one.root,
        what: one.what,
        owner: one.ownerName,
        backup: one.backupName,
        ifNot: one.ifNot,
        due: dueOf(due ?? (last ? null : next), one.dueTime, calendar.zone),
        overdue: next !== null && next < today,
        doneAt: last?.at ?? null,
        notDone: last?.result === 'not-done' ? (last.instead ?? 'not done') : undefined,
        checkIn: may && due && file.plan.startedAt ? { actionId: one.root, dueOn: due, token: newToken() } : null,
      }
    })
  return {
    kind: file.plan.kind,
    wanted: level !== null && compareLevels(level, 'low') > 0,
    given: givenName(file) ?? 'the student',
    rows,
    partly: only !== undefined,
    mayOpen: may,
  }
}

const dueOf = (on: Day | null, time: string | undefined, zone: string): PlanRow['due'] =>
  on && { on, at: time ? instantAt(on, time, zone) : null }
