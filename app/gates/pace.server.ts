import { minutesBetween } from '../domain/time.ts'
import { paceRule } from '../policy/pace.ts'
import type { Paced } from '../policy/pace.ts'
import type { Core } from './core.server.ts'
import { TooOften } from './errors.ts'
import type { Asking } from './runtime.ts'
import { noteTry } from './tries.server.ts'

/**
 * Counts what somebody does through a page, by the district's numbers. Throws `TooOften` where it is more than anybody's
 * work takes. Jobs, the command line and the demo's stories are not counted.
 */
export async function keepPace(core: Core, asking: Asking, what: Paced): Promise<void> {
  if (asking.actor.kind !== 'user' || (asking.via !== 'web' && asking.via !== 'api')) return
  const { profile } = await core.store.read((records) => core.districts.load(records))
  const counted = [{ rule: paceRule(profile.pace, what), text: `${what} ${asking.actor.id}` }]
  const tried = await noteTry(core, counted)
  if (!tried.shut) return
  const minutes = Math.max(1, Math.ceil(minutesBetween(core.clock.now(), tried.until)))
  throw new TooOften(what, minutes, tried.first)
}
