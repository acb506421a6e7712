import type { CaseFile } from '#app/domain/case-file.ts'
import { clocks } from '#app/domain/clocks.ts'
import { isRunning } from '#app/domain/clocks/deadline.ts'
import type { ClockContext, Deadline } from '#app/domain/clocks/deadline.ts'
import { targetInShort } from '#app/domain/names.ts'
import type { ClockId } from '#app/domain/profiles/profile.ts'
import { openTasks } from '#app/domain/tasks.ts'
import { endOfDay } from '#app/domain/school-calendar.ts'
import { day } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { appointmentsToAsk, askIfKept, askIfKeptPlace } from '#app/domain/work/from-referrals.ts'
import { finishedHref } from '#app/domain/work/links.ts'
import { caseHref } from '#app/domain/work/links.ts'

export interface DueLine {
  id: string
  what: string
  /** Where it is done; left out for whoever may not. */
  href?: string
  on: string | null
  at: string | null
  overdue: boolean
  /** Where the number comes from: "California Education Code 49393 …", or ours. */
  basis: string
  owner?: string
}

/** Clocks of one student who might be hurt: the line says whose parents are meant. */
const aboutTarget: readonly ClockId[] = ['target-parent-told', 'target-parent-written']

/** Clocks that somebody with part of the sight can be told of: the others would count what they can't see. */
const forOfficers: readonly ClockId[] = ['police-told', 'means-verify-told', 'means-verify-again', 'order-expiry']

/** Clocks that are over with their day: nothing is left to do. */
const overByItself: readonly ClockId[] = ['watch', 'consent-ending']

/** What falls due in a folder, soonest first: running clocks and open tasks. `partial`: the reader sees only a part. */
export function dueLines(file: CaseFile, context: ClockContext, now: Instant, partial: boolean): DueLine[] {
  const running = clocks(file, context)
    .filter((one) => isRunning(one) && (!partial || forOfficers.includes(one.clock)))
    .filter((one) => !overByItself.includes(one.clock) || one.dueAt > now)
  const lines = [
    ...running.map((one) => ofClock(one, file, now)),
    ...(partial ? [] : [...ofTasks(file, context, now), ...ofAppointments(file, context, now)]),
  ]
  return lines.sort((one, other) => (one.sort < other.sort ? -1 : 1)).map(({ sort: _sort, ...line }) => line)
}

const ofClock = (one: Deadline, file: CaseFile, now: Instant): DueLine & { sort: string } => ({
  id: one.id,
  what: [
    one.clock === 'order-expiry' && one.redAt <= now ? 'An order ended and none replaces it' : one.what,
    aboutTarget.includes(one.clock) ? targetInShort(file, one.about) : undefined,
  ]
    .filter(Boolean)
    .join(': '),
  href: one.clock === 'watch' ? caseHref(file.id) : finishedHref(file.id, one.clock, one.about),
  on: one.dueOn,
  at: one.dueOn ? null : one.dueAt,
  overdue: one.redAt <= now,
  basis: one.basis.kind === 'law' ? one.basis.text : `${one.basis.text} (district’s rule)`,
  sort: one.dueAt,
})

const ofTasks = (file: CaseFile, { calendar }: ClockContext, now: Instant): (DueLine & { sort: string })[] =>
  openTasks(file).map((task) => {
    const at = task.dueAt ?? endOfDay(calendar, day(task.dueOn))
    return {
      id: task.entryId,
      what: task.what,
      href: caseHref(file.id, `tasks/${task.entryId}`),
      on: task.dueAt ? null : task.dueOn,
      at: task.dueAt,
      overdue: at <= now,
      basis: task.why,
      owner: task.ownerName,
      sort: at,
    }
  })

const ofAppointments = (file: CaseFile, { calendar }: ClockContext, now: Instant): (DueLine & { sort: string })[] =>
  appointmentsToAsk(file, calendar).map(({ root, dueOn }) => {
    const at = endOfDay(calendar, dueOn)
    const about = {
      id: `appointment:${root}`,
      what: askIfKept,
      href: caseHref(file.id, askIfKeptPlace),
      basis: 'Referral',
    }
    return { ...about, on: dueOn, at: null, overdue: at <= now, sort: at }
  })
