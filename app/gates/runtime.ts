import type { z } from 'zod'
import type { Store } from '#db/records/records.ts'
import type { Registry } from '../domain/entry.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Profile } from '../domain/profiles/profile.ts'
import type { Instant } from '../domain/time.ts'
import type { Passwords } from '../keys/passwords.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Action } from '../policy/actions.ts'
import type { Actor } from '../policy/roles.ts'
import type { Assurance } from '../policy/step-up.ts'
import type { LogProofs } from './audit/log-proofs.server.ts'
import type { CaseCommand, Command } from './command.ts'
import type { CaseQuery, Query } from './query.ts'

/** The one clock. Journeys and the demo hand in their own. */
export interface Clock {
  now(): Instant
}

/** Who asks, and through what. */
export interface Asking {
  actor: Actor
  requestId: string
  via: 'web' | 'api' | 'job' | 'cli' | 'demo'
  /** Salted hash of the session, never the token. */
  session?: string
  /** How surely it is them; without it a person on the web has proved nothing. */
  assurance?: Assurance
}

/** A command also carries the form's token: a resent form is answered with the first result. */
export interface Doing extends Asking {
  token?: string
  draftId?: string
  /** What the form was opened on, where it says so (`openedAs`). */
  opened?: string
}

/** Made once by `createRuntime(config, registry, clock)`; handed to pages through the load context. */
export interface Runtime {
  store: Store
  registry: Registry
  clock: Clock
  /** Version and hash of the policy tables in force. */
  policy: string
  /** Password hashing with its own queue; handed to `prepare`. */
  passwords: Passwords
  /** Seals and opens what the store keeps encrypted; handed to commands that look after keys. */
  vault: Vault
  /** The log's tree, its signed heads, and where these are known. */
  proofs: LogProofs
  /** The profile in force, with the district's own numbers. */
  profile(): Promise<Profile>
  run<I extends z.ZodType, R>(
    command: CaseCommand<I, Action, R> | Command<I, Action, R>,
    input: unknown,
    doing: Doing,
  ): Promise<R>
  /** Throws, and records, what `run` would throw where the right is missing; in a folder, or of no folder. */
  mayRun(command: { name: string; permission: Action }, caseId: CaseId | undefined, asking: Asking): Promise<void>
  ask<I extends z.ZodType, V>(
    query: CaseQuery<I, Action, unknown, V> | Query<I, Action, unknown, V>,
    input: unknown,
    asking: Asking,
  ): Promise<V>
  /** Forms refused since the start, by command or query: only counted (422), never recorded. */
  refusedForms: ReadonlyMap<string, number>
  /** Whether the log could not be written when last tried: what is read is kept aside, and nothing can be saved. */
  behind(): boolean
  /** Whether an error says that the database takes nothing just now. */
  unwritable(error: unknown): boolean
  /**
   * Counts what is tried while a way is shut, which is on record as shut already. How often goes on record within the
   * next minutes.
   */
  countRefusal(event: AuditEvent & { outcome: 'deny' }, asking: Asking): Promise<void>
  /** Puts on record how often what is refused many times in a row was; each server its own, each minute and at its stop. */
  writeCounted(which: 'due' | 'all'): Promise<void>
  /** Rebuilds lists and work of up to `limit` folders that a changed calendar, profile or grant touches; how many it made. */
  projectQueued(limit: number): Promise<number>
  /** Rebuilds the lists and work of every folder; how many there are. */
  reindex(): Promise<number>
  /** Writes what was counted, then lets go of the store. */
  close(): Promise<void>
}
