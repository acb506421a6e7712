import type { ReadRecords, Store } from '#db/records/records.ts'
import type { Registry } from '../domain/entry.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Passwords } from '../keys/passwords.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Actor } from '../policy/roles.ts'
import { unproven } from '../policy/step-up.ts'
import type { Assurance } from '../policy/step-up.ts'
import type { EventSource } from './audit/append.server.ts'
import { plain } from './audit/leaf.ts'
import { todayIn } from './district.server.ts'
import type { District, Districts } from './district.server.ts'
import { NotPermitted, NotRecorded } from './errors.ts'
import type { GroupLog } from './group-log.server.ts'
import type { Bursts } from './bursts.server.ts'
import type { Asking, Clock } from './runtime.ts'
import type { PacedTimes } from './pace.server.ts'

/** What both gates work with. One per runtime. */
export interface Core {
  store: Store
  registry: Registry
  clock: Clock
  passwords: Passwords
  vault: Vault
  districts: Districts
  log: GroupLog
  /** Whether an error says that the database takes nothing just now. */
  unwritable(error: unknown): boolean
  /** Random per start; with the time it shows clock jumps. */
  boot: string
  build: string
  /** Version and hash of the tables that say who may see and do what; it stands in every leaf, before the profile's mark. */
  policy: string
  /** Forms that were refused since the start: only counted, never recorded. */
  refusedForms: Map<string, number>
  /** Refusals that follow each other, as far as they are only counted yet. */
  bursts: Bursts
  /** When each person searched, looked and reported lately; see `keepPace`. */
  paced: Map<string, PacedTimes>
  /** Entries, parts and files already reported as unreadable since the start. */
  reportedUnreadable: Set<string>
  /** The district's day on which beginning roles were last looked for. */
  rolesRead: { day: Day | null }
}

/** One transaction as a person entered it: the moment, the district, and the person with the grants that count now. */
export interface Presence {
  now: Instant
  today: Day
  district: District
  actor: Actor
  /** Null where nobody can be asked: jobs, the command line, the demo's stories. */
  assurance: Assurance | null
}

/**
 * Reads who acts, in the transaction of what they do. A person who was disabled, or whose agreement ended, since they
 * signed in is refused here. Throws `NotPermitted`.
 */
export async function enter(core: Core, records: ReadRecords, asking: Asking): Promise<Presence> {
  const now = core.clock.now()
  const district = await core.districts.load(records)
  const today = todayIn(district, now)
  const actor = asking.actor.kind === 'user' ? await records.users.actor(asking.actor.id, today, now) : asking.actor
  if (!actor) throw new NotPermitted('the account is not in use')
  return { now, today, district, actor, assurance: assuranceOf(asking) }
}

/**
 * Work that has to be on record. Throws `NotRecorded` where the database, and what stands in for it, takes nothing; one that
 * is only busy says so itself.
 */
export async function orNotRecorded<T>(core: Pick<Core, 'unwritable'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const busy = error instanceof Error && error.name === 'StoreBusy'
    throw !busy && core.unwritable(error) ? new NotRecorded(error) : error
  }
}

const assuranceOf = ({ actor, via, assurance }: Asking): Assurance | null =>
  actor.kind === 'user' && (via === 'web' || via === 'api') ? (assurance ?? unproven) : null

/** What every event of one request carries. `role` is the line of the policy table by which the person acts, `inPlaceOf`
 * whose right it is where somebody stands in. */
export function sourceOf(
  core: Core,
  asking: Asking,
  { district, scope, role, inPlaceOf }: { district: District; scope?: string | null; role: string; inPlaceOf?: string },
): EventSource {
  const { actor } = asking
  return {
    boot: core.boot,
    tenant: district.row?.id ?? 'none',
    scope: scope ?? 'district',
    actor: {
      k: actor.kind === 'system' && asking.via === 'job' ? 'job' : actor.kind,
      id: actor.id,
      role: plain(role),
      aal: actor.kind === 'user' ? (asking.assurance?.aal ?? 1) : 0,
      ...(asking.session ? { sid: plain(asking.session) } : {}),
      via: asking.via,
      ...(inPlaceOf ? { obo: plain(inPlaceOf) } : {}),
    },
    req: plain(asking.requestId),
    bld: plain(core.build),
    pol: plain(`${core.policy} ${district.mark}`),
  }
}
