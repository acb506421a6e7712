import { minutesBetween, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { paceRule } from '../policy/pace.ts'
import type { Paced } from '../policy/pace.ts'
import { shutUntil } from '../policy/throttle.ts'
import type { Core } from './core.server.ts'
import { TooOften } from './errors.ts'
import type { Asking } from './runtime.ts'

/** When somebody did one kind of thing, oldest first. */
export interface PacedTimes {
  at: Instant[]
}

/**
 * Counts what somebody does through a page, by the district's numbers. Throws `TooOften` where it is more than anybody's
 * work takes; nothing is counted while a pause lasts. Jobs, the command line and the demo's stories are not counted. Each
 * server counts for itself and from its start, in memory: a read must not wait for a writer, and the numbers are far above
 * work, not exact.
 */
export async function keepPace(core: Core, asking: Asking, what: Paced): Promise<void> {
  if (asking.actor.kind !== 'user' || (asking.via !== 'web' && asking.via !== 'api')) return
  const { profile } = await core.store.read((records) => core.districts.load(records))
  const rule = paceRule(profile.pace, what)
  const now = core.clock.now()
  const key = `${what} ${asking.actor.id}`
  const times = core.paced.get(key) ?? { at: [] }
  core.paced.set(key, times)
  const until = shutUntil(rule, { count: times.at.length, last: times.at.at(-1) ?? null }, now)
  if (until) throw new TooOften(what, Math.max(1, Math.ceil(minutesBetween(now, until))))
  const since = plusMinutes(now, -rule.withinMinutes)
  times.at = [...times.at.filter((at) => at > since), now]
}
